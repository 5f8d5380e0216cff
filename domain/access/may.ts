import type { Role } from '@/prisma/database'

/** A part that somebody plays: in one school, or everywhere when it knows no school. */
export interface Grant {
  role: Role
  schoolId: string | null
  /** Of a partner's editor, who may nothing anywhere else. */
  partnerId?: string | null
}

/**
 * What can be asked for, and whose it is to do. The one table of its kind: pages, actions and API
 * routes name a row of it, and the table of all rights in the tests is made from it.
 */
export const rights = {
  see_operations: ['operator'],
  decide_about_schools: ['operator'],
  read_outbox: ['operator'],
  decide_about_duplicates: ['operator'],
  read_every_audit_log: ['operator'],
  stop_class: ['operator', 'school_administrator'],
  send_on: ['operator', 'school_administrator'],
  run_school: ['school_administrator'],
  review_evidence: ['reviewer'],
  settle_disagreements: ['operator'],
  appoint_reviewers: ['operator'],
  appoint_operators: ['operator'],
  reset_second_factors: ['operator'],
  run_waiting_room: ['operator'],
  run_programmes: ['operator'],
  teach: ['school_administrator', 'teacher'],
  decide_about_partners: ['operator'],
  edit_partner: ['partner_editor'],
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof rights

/**
 * Whether somebody with these grants may do it, in the given school when it is done to a school. An
 * operator's grant knows no school and so holds for each.
 */
export function may(grants: readonly Grant[], right: Right, schoolId: string | null = null) {
  const roles: readonly Role[] = rights[right]
  return grants.some(
    (grant) =>
      roles.includes(grant.role) &&
      !grant.partnerId &&
      (grant.schoolId === null || grant.schoolId === schoolId),
  )
}

/** Whether somebody may edit for this partner: a grant that names none is worth nothing here. */
export function mayEditPartner(grants: readonly Grant[], partnerId: string) {
  return grants.some(
    (grant) =>
      rights.edit_partner.some((role) => role === grant.role) && grant.partnerId === partnerId,
  )
}
