import type { ConsentPurpose, Transaction } from '@/prisma/database'
import { consentTexts } from './consent-texts'

interface RecordConsentsOptions {
  /** The transaction of what is consented to. */
  db: Transaction
  now: Date
  /** The guardian. */
  accountId: string
  /** The language in which the texts were shown. */
  locale: string
  childIds: readonly string[]
  purposes: readonly ConsentPurpose[]
}

/** Writes down what was agreed to, in which words; who agreed to the same words before has done so. */
export async function recordConsents(options: RecordConsentsOptions) {
  const { db, now, accountId, locale, childIds, purposes } = options
  const standing = await db.consent.findMany({
    where: { childId: { in: [...childIds] }, withdrawnAt: null },
  })
  const wanted = childIds.flatMap((childId) =>
    purposes.map((purpose) => ({ childId, purpose, textVersion: consentTexts[purpose].version })),
  )
  const isStanding = (one: (typeof wanted)[number]) =>
    standing.some(
      ({ childId, purpose, textVersion }) =>
        childId === one.childId && purpose === one.purpose && textVersion === one.textVersion,
    )
  await db.consent.createMany({
    data: wanted
      .filter((one) => !isStanding(one))
      .map((one) => ({ ...one, accountId, locale, givenAt: now })),
  })
}
