import type { Database } from '@/prisma/database'
import { giveBackAll } from '../enrolment/give-back-subscription'
import { deletedReceiptLetter } from '../mail/letters/deleted-receipt'
import { countChildData } from './count-child-data'
import { holdFamily } from './hold-family'
import { leaveCourses } from './leave-courses'
import { longTransaction } from './long-transaction'
import { tellFamily } from './tell-family'

interface DeleteFamilyOptions {
  db: Database
  now: Date
  familyId: string
}

/**
 * Deletes a family with all its children, its invitations and what its guardians were filling in; their
 * accounts stay. Each guardian gets a list of what was deleted.
 */
export async function deleteFamily({ db, now, familyId }: DeleteFamilyOptions) {
  await leaveCourses({ db, now, familyId })
  await db.$transaction(async (tx) => {
    if (!(await holdFamily(tx, familyId))) return
    const children = await tx.child.findMany({ where: { familyId }, select: { id: true } })
    const counts = await countChildData({ db: tx, familyId })
    await giveBackAll({ tx, childIds: children.map(({ id }) => id) })
    await tellFamily({
      ...{ db: tx, now, familyId },
      letter: (locale) => deletedReceiptLetter({ locale, counts, what: 'family' }),
    })
    const ofGuardians = { account: { guardian: { familyId } } }
    await tx.askDraft.deleteMany({ where: ofGuardians })
    await tx.roleGrant.deleteMany({ where: { role: 'guardian', ...ofGuardians } })
    await tx.family.delete({ where: { id: familyId } })
  }, longTransaction)
}
