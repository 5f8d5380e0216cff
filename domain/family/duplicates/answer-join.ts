import type { Database } from '@/prisma/database'
import { DomainError } from '../../domain-error'
import { leaveCourses } from '../leave-courses'
import { longTransaction } from '../long-transaction'
import { mergeFamilies } from '../merge-families'
import { closeDuplicate } from './settle-duplicate'

interface AnswerJoinOptions {
  db: Database
  now: Date
  /** The earlier family's. */
  familyId: string
  caseId: string
  isAgreed: boolean
}

/**
 * What the earlier family says to a guardian who wishes to join it. Agreed, both are one family, and the
 * later entry of the child is gone; refused, staff decides whether it is one child. Throws DomainError
 * `duplicate_settled`, and those of `mergeFamilies`.
 */
export async function answerJoin({ db, now, familyId, caseId, isAgreed }: AnswerJoinOptions) {
  const isAsked = { id: caseId, earlier: { familyId }, state: 'join_asked' } as const
  const found = await db.duplicateCase.findFirst({
    where: isAsked,
    select: { later: { select: { familyId: true, childId: true } } },
  })
  if (!found) throw new DomainError('duplicate_settled')
  const { childId, familyId: joiningId } = found.later
  if (!isAgreed) {
    await db.duplicateCase.updateMany({
      where: isAsked,
      data: { state: 'disputed', askedById: null },
    })
    return
  }
  await leaveCourses({ db, now, familyId: joiningId, childId })
  await db.$transaction(async (tx) => {
    if (!(await closeDuplicate(tx, { now, caseId, outcome: 'joined' }))) {
      throw new DomainError('duplicate_settled')
    }
    await mergeFamilies(tx, { familyId, joiningId, duplicateId: childId })
  }, longTransaction)
}
