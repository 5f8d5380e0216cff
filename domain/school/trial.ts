import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { openInvitationsAt } from './open-invitations'
import type { StaffRole } from './staff-role'

/** Of each part, in a school that no operator has approved yet. */
export const mostOfARoleOnTrial = 5

interface CheckTrialOptions {
  /** A transaction that holds the school. */
  tx: Transaction
  now: Date
  schoolId: string
  role: StaffRole
  standing: string
}

/**
 * Refuses with `trial_is_full` when a school on trial has more teachers, or more administrators, than it may,
 * invited ones included.
 */
export async function checkTrial({ tx, now, schoolId, role, standing }: CheckTrialOptions) {
  if (standing !== 'trial') return
  const [members, invited] = await Promise.all([
    tx.roleGrant.count({ where: { schoolId, role } }),
    tx.invitation.count({ where: { schoolId, role, ...openInvitationsAt(now) } }),
  ])
  if (members + invited > mostOfARoleOnTrial) throw new DomainError('trial_is_full')
}
