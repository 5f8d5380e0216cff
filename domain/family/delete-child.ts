import type { Database } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { giveBackAll } from '../enrolment/give-back-subscription'
import { deletedReceiptLetter } from '../mail/letters/deleted-receipt'
import { countChildData } from './count-child-data'
import { holdFamily } from './hold-family'
import { leaveCourses } from './leave-courses'
import { longTransaction } from './long-transaction'
import { tellFamily } from './tell-family'

interface DeleteChildOptions {
  db: Database
  now: Date
  familyId: string
  childId: string
}

/**
 * Deletes a child with everything that is kept of it; what it held goes on to others first. If it breaks
 * off between, it is done again from the start. The guardians get a list of what was deleted. Throws
 * DomainError `child_not_found`.
 */
export async function deleteChild({ db, now, familyId, childId }: DeleteChildOptions) {
  if ((await db.child.count({ where: { id: childId, familyId } })) === 0) {
    throw new DomainError('child_not_found')
  }
  await leaveCourses({ db, now, familyId, childId })
  await db.$transaction(async (tx) => {
    await holdFamily(tx, familyId)
    const counts = await countChildData({ db: tx, familyId, childId })
    await giveBackAll({ tx, childIds: [childId] })
    const { count } = await tx.child.deleteMany({ where: { id: childId, familyId } })
    if (count === 0) return
    // What was being filled in may speak of the child, too.
    await tx.askDraft.deleteMany({ where: { account: { guardian: { familyId } } } })
    await tellFamily({
      ...{ db: tx, now, familyId },
      letter: (locale) => deletedReceiptLetter({ locale, counts, what: 'child' }),
    })
  }, longTransaction)
}
