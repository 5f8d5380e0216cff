import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { lockBroadcasts } from './lock-broadcasts'

/**
 * The broadcast of a class, held until the transaction ends, and whose class it is. Throws DomainError
 * `class_session_not_found`.
 */
export async function holdClass(tx: Transaction, classSessionId: string) {
  const found = await tx.broadcast.findUnique({
    where: { classSessionId },
    select: { id: true, classSession: { select: { course: { select: { schoolId: true } } } } },
  })
  if (!found) throw new DomainError('class_session_not_found')
  await lockBroadcasts(tx, [found.id])
  const broadcast = await tx.broadcast.findUniqueOrThrow({ where: { id: found.id } })
  return { broadcast, schoolId: found.classSession.course.schoolId }
}
