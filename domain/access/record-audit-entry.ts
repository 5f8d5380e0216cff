import type { Prisma, Transaction } from '@/prisma/database'

/** What is written down, for people to read; each has its sentence on the screens. */
export const auditActions = [
  'operator_made',
  'operator_invited',
  'operator_removed',
  'second_factor_reset',
  'school_opened',
  'school_approved',
  'school_refused',
  'school_closed',
  'time_zone_changed',
  'teachers_invited',
  'administrators_invited',
  'invitation_accepted',
  'invitation_revoked',
  'teacher_removed',
  'administrator_removed',
  'classroom_opened',
  'classroom_closed',
  'stream_key_issued',
  'api_key_made',
  'api_key_revoked',
  'webhook_added',
  'webhook_removed',
  'course_opened',
  'course_changed',
  'course_archived',
  'classes_planned',
  'class_changed',
  'class_cancelled',
  'class_stopped',
  'class_resumed',
  'class_ended',
  'replay_withdrawn',
  'replay_offered',
  'replay_trimmed',
  'duplicate_decided',
  'family_data_removed',
  'evidence_erased',
  'reviewer_made',
  'reviewer_removed',
  'waiting_room_switched',
  'programme_defined',
  'programme_changed',
  'programme_published',
  'simulcast_added',
  'simulcast_removed',
  'simulcast_switched_on',
  'simulcast_switched_off',
  'partner_approved',
  'partner_refused',
  'partner_ended',
  'partner_terms_changed',
  'partner_list_added',
  'partner_list_removed',
  'partner_editor_added',
  'partner_editor_removed',
  'partner_key_made',
  'partner_key_revoked',
  'embed_made',
  'embed_changed',
  'embed_withdrawn',
  'carriage_changed',
] as const
export type AuditAction = (typeof auditActions)[number]

interface AuditOptions {
  db: Transaction
  now: Date
  /** The account or the school's API key that did it; null for the command line. */
  actorId: string | null
  /** Null for what belongs to no school. */
  schoolId: string | null
  action: AuditAction
  subjectId?: string
  /** What changed, in few words; never a secret, and nothing about a child. */
  details?: Prisma.InputJsonObject
}

/** Writes down what somebody did; in the transaction of the deed, so that there is not one without the other. */
export async function recordAuditEntry({ db, now, details = {}, ...entry }: AuditOptions) {
  await db.auditEntry.create({ data: { ...entry, details, at: now } })
}
