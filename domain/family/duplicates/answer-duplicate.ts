import { z } from 'zod'
import type { ChildDataKeys } from '@/common/child-data-keys'
import type { Database, Transaction } from '@/prisma/database'
import { DomainError } from '../../domain-error'
import { giveBackSubscription } from '../../enrolment/give-back-subscription'
import { joinAskedLetter } from '../../mail/letters/join-asked'
import { sealText } from '../seal-child-text'
import { tellFamily } from '../tell-family'
import { closeDuplicate } from './settle-duplicate'

export const answerDuplicateSchema = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('withdraw') }),
  z.object({ answer: z.literal('join') }),
  z.object({ answer: z.literal('another'), statement: z.string().max(1_000).default('') }),
])

interface AnswerOptions {
  db: Database
  now: Date
  keys: ChildDataKeys
  portalUrl: string
  accountId: string
  /** The later family's. */
  familyId: string
  caseId: string
  given: z.infer<typeof answerDuplicateSchema>
}

/**
 * What the later family says: it withdraws; it is the same child and the guardian wishes to join the earlier
 * family, who is told their e-mail address and asked; or it is another child, which staff decides. Throws
 * DomainError `duplicate_settled`.
 */
export async function answerDuplicate(options: AnswerOptions) {
  const { db, now, familyId, caseId, given } = options
  if (given.answer === 'withdraw') {
    const { laterId } = await getOpenCase(db, options)
    await giveBackSubscription({ db, familyId, subscriptionId: laterId })
    await db.$transaction((tx) => closeDuplicate(tx, { now, caseId, outcome: 'withdrawn' }))
    return
  }
  await db.$transaction(async (tx) => {
    const { earlier } = await getOpenCase(tx, options)
    if (given.answer === 'another') return dispute(tx, options, given.statement)
    if (!earlier) throw new DomainError('duplicate_settled')
    await askToJoin(tx, options, earlier.familyId)
  })
}

async function getOpenCase(db: Transaction, { familyId, caseId }: AnswerOptions) {
  const found = await db.duplicateCase.findFirst({
    where: { id: caseId, later: { familyId }, state: { not: 'settled' } },
    select: { laterId: true, earlier: { select: { familyId: true } } },
  })
  if (!found) throw new DomainError('duplicate_settled')
  return found
}

async function dispute(tx: Transaction, { now, keys, caseId }: AnswerOptions, statement: string) {
  await tx.duplicateCase.update({
    where: { id: caseId },
    data: {
      ...{ state: 'disputed', answeredAt: now, askedById: null },
      sealedStatement: statement ? await sealText(statement, 'statement', keys) : null,
    },
  })
}

async function askToJoin(tx: Transaction, options: AnswerOptions, earlierFamilyId: string) {
  const { now, portalUrl, accountId, caseId } = options
  await tx.duplicateCase.update({
    where: { id: caseId },
    data: { state: 'join_asked', answeredAt: now, askedById: accountId },
  })
  const { email } = await tx.account.findUniqueOrThrow({ where: { id: accountId } })
  const url = new URL(`/family/duplicates/${caseId}`, portalUrl).href
  await tellFamily({
    ...{ db: tx, now, familyId: earlierFamilyId },
    letter: (locale) => joinAskedLetter({ locale, email, url }),
  })
}
