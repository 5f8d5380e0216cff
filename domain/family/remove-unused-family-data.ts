import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { deletedReceiptLetter } from '../mail/letters/deleted-receipt'
import { Temporal } from '../temporal'
import { countChildData } from './count-child-data'
import { holdFamily } from './hold-family'
import { isUnusedChild } from './is-unused-child'
import { tellFamily } from './tell-family'

/** How long what was begun and not asked is kept. */
export const draftDays = 7
const dayMs = 24 * 3_600_000
const mostAtOnce = 200

interface RemoveUnusedOptions {
  db: Database
  now: Date
  /** How long a child that asks for nothing and attends nothing is kept. */
  retentionMonths: number
}

/**
 * Deletes what is of no use any more: askings that were begun and left; children without a request or a
 * course for some months, whose guardians are told; links that can no longer be opened. What it did stands in
 * the audit log, in numbers.
 */
export async function removeUnusedFamilyData({ db, now, retentionMonths }: RemoveUnusedOptions) {
  const before = monthsBefore(now, retentionMonths)
  const drafts = await db.askDraft.deleteMany({
    where: { updatedAt: { lt: new Date(now.getTime() - draftDays * dayMs) } },
  })
  const invitations = await db.familyInvitation.deleteMany({
    where: { expiresAt: { lt: new Date(now.getTime() - draftDays * dayMs) } },
  })
  const children = await removeUnusedChildren(db, { now, before })
  const removed = { drafts: drafts.count, invitations: invitations.count, children }
  if (Object.values(removed).some((count) => count > 0)) {
    await recordAuditEntry({
      ...{ db, now, actorId: null, schoolId: null, action: 'family_data_removed' },
      details: removed,
    })
  }
  return removed
}

async function removeUnusedChildren(db: Database, { now, before }: { now: Date; before: Date }) {
  const unused = await db.child.findMany({
    where: isUnusedChild(before),
    select: { id: true, familyId: true },
    take: mostAtOnce,
  })
  let removed = 0
  for (const { id: childId, familyId } of unused) {
    removed += await db.$transaction(async (tx) => {
      await holdFamily(tx, familyId)
      const counts = await countChildData({ db: tx, familyId, childId })
      // Asked again: somebody may have asked for the child meanwhile.
      const { count } = await tx.child.deleteMany({
        where: { id: childId, ...isUnusedChild(before) },
      })
      if (count > 0) {
        await tellFamily({
          ...{ db: tx, now, familyId },
          letter: (locale) => deletedReceiptLetter({ locale, counts, what: 'unused' }),
        })
      }
      return count
    })
  }
  return removed
}

const monthsBefore = (now: Date, months: number) =>
  new Date(
    Temporal.Instant.fromEpochMilliseconds(now.getTime())
      .toZonedDateTimeISO('UTC')
      .subtract({ months }).epochMilliseconds,
  )
