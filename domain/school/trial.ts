import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { openInvitationsAt } from './open-invitations'

/** Of a school that no operator has approved yet. */
export const mostTeachersOnTrial = 5

interface CheckTrialOptions {
  /** A transaction that holds the school. */
  tx: Transaction
  now: Date
  schoolId: string
  standing: string
}

/** Refuses with `trial_is_full` when a school on trial has more teachers, invited ones included, than it may. */
export async function checkTrial({ tx, now, schoolId, standing }: CheckTrialOptions) {
  if (standing !== 'trial') return
  const [teachers, invited] = await Promise.all([
    tx.roleGrant.count({ where: { schoolId, role: 'teacher' } }),
    tx.invitation.count({ where: { schoolId, role: 'teacher', ...openInvitationsAt(now) } }),
  ])
  if (teachers + invited > mostTeachersOnTrial) throw new DomainError('trial_is_full')
}
