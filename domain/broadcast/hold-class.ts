import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { lockBroadcasts } from './lock-broadcasts'

/**
 * The broadcast of a class, held until the transaction ends, whose class it is and when it ends. Throws DomainError
 * `class_session_not_found`.
 */
export async function holdClass(tx: Transaction, classSessionId: string) {
  const found = await tx.broadcast.findUnique({
    where: { classSessionId },
    select: {
      id: true,
      classSession: { select: { endsAt: true, course: { select: { schoolId: true } } } },
    },
  })
  if (!found) throw new DomainError('class_session_not_found')
  await lockBroadcasts(tx, [found.id])
  const broadcast = await tx.broadcast.findUniqueOrThrow({ where: { id: found.id } })
  const { endsAt, course } = found.classSession
  return { broadcast, endsAt, schoolId: course.schoolId }
}
