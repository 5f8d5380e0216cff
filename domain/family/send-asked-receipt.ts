import type { ConsentPurpose, Transaction } from '@/prisma/database'
import type { RequestAnswer } from '../enrolment/request-subscription'
import { askedReceiptLetter } from '../mail/letters/asked-receipt'
import { consentTexts } from './consent-texts'
import { getFamily } from './find-family'
import { tellFamily } from './tell-family'

interface ReceiptOptions {
  db: Transaction
  now: Date
  portalUrl: string
  accountId: string
  programmeId: string
  answers: readonly RequestAnswer[]
  purposes: readonly ConsentPurpose[]
}

/** What was asked and agreed to, with numbers and words, for the guardians to keep. */
export async function sendAskedReceipt(options: ReceiptOptions) {
  const { db, now, portalUrl, accountId, programmeId, answers, purposes } = options
  const familyId = await getFamily({ db, accountId })
  const programme = await db.programme.findUniqueOrThrow({ where: { id: programmeId } })
  const receipts = answers.map(({ subscriptionId }) => ({
    number: subscriptionId,
    url: new URL(`/family/subscriptions/${subscriptionId}`, portalUrl).href,
  }))
  const consents = purposes.map((purpose) => consentTexts[purpose])
  await tellFamily({
    ...{ db, now, familyId },
    letter: (locale) =>
      askedReceiptLetter({
        ...{ locale, receipts, consents, askedAt: now },
        programme: { zh: programme.nameZh, en: programme.nameEn },
      }),
  })
}
