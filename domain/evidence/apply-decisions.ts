import type { Database, Transaction } from '@/prisma/database'
import { settleClaim } from '../enrolment/settle-claim'
import { evidenceAskedAgainLetter } from '../mail/letters/evidence-asked-again'
import { queueMail } from '../mail/queue-mail'
import { chooseNextStep } from './choose-next-step'
import { holdEvidence } from './hold-evidence'
import { sayReason } from './review-reasons'

interface ApplyOptions {
  db: Database
  now: Date
  portalUrl: string
  /** At random, from 0 to below 100. */
  drawPercent: () => number
  /** For tests: the moment that claims are settled at, instead of the database's. */
  at?: Date
}

const mostAtOnce = 50

/**
 * Carries out the decisions that can no longer be undone, each in a transaction of its own: any number of
 * portals may do it at once, and may die at any moment. Gives how many there were.
 */
export async function applyDecisions(options: ApplyOptions): Promise<number> {
  const { db, now } = options
  const due = await db.evidence.findMany({
    where: { appliesAt: { lte: now } },
    orderBy: { appliesAt: 'asc' },
    take: mostAtOnce,
    select: { id: true },
  })
  const errors: unknown[] = []
  for (const { id } of due) {
    // One that cannot be carried out holds up no other, and is tried again.
    await db
      .$transaction((tx) => applyDecision(tx, id, options))
      .catch((error: unknown) => errors.push(error))
  }
  if (errors.length > 0) {
    const message = `${errors.length} of ${due.length} decisions could not be carried out`
    throw new AggregateError(errors, message)
  }
  return due.length
}

async function applyDecision(tx: Transaction, evidenceId: string, options: ApplyOptions) {
  const { now, portalUrl, drawPercent, at } = options
  const evidence = await holdEvidence(tx, evidenceId)
  // Another portal was faster.
  if (!evidence.appliesAt || evidence.appliesAt > now) return
  const { subscriptionId, round, isObjection, subscription } = evidence
  const [looks, programme] = await Promise.all([
    tx.evidenceReview.findMany({ where: { evidenceId, round } }),
    tx.programme.findUniqueOrThrow({ where: { id: subscription.programmeId } }),
  ])
  const { secondReviewPercent } = programme
  const step = chooseNextStep({ looks, secondReviewPercent, isObjection, draw: drawPercent() })
  const free = { appliesAt: null, heldById: null, heldUntil: null }
  if (step.kind === 'look') {
    await tx.evidence.update({ where: { id: evidenceId }, data: { ...free, look: step.look } })
    return
  }
  const { outcome, reasonCode, reason } = step.of
  const state = ({ accept: 'accepted', refuse: 'refused', ask_again: 'asked_again' } as const)[
    outcome
  ]
  await tx.evidence.update({
    where: { id: evidenceId },
    data: {
      ...free,
      state,
      reasonCode,
      reason,
      // Asked again, its days begin again.
      ...(state === 'asked_again' ? { askedAt: now, remindedAt: null } : { decidedAt: now }),
    },
  })
  if (state !== 'asked_again') {
    const said = sayReason({ reasonCode, reason })
    await settleClaim({ db: tx, at, portalUrl, subscriptionId, outcome: state, reason: said })
    return
  }
  await tx.subscription.update({
    where: { id: subscriptionId },
    data: { claimState: 'evidence_asked' },
  })
  await askAgain(tx, {
    ...options,
    evidenceId,
    familyId: subscription.familyId,
    reasonCode,
    reason,
  })
}

interface AskAgainOptions {
  now: Date
  portalUrl: string
  evidenceId: string
  familyId: string
  reasonCode: string | null
  reason: string | null
}

async function askAgain(tx: Transaction, options: AskAgainOptions) {
  const { now, portalUrl, evidenceId, familyId, ...reason } = options
  const guardians = await tx.guardian.findMany({
    where: { familyId },
    select: { account: { select: { email: true, locale: true } } },
  })
  const url = new URL(`/family/evidence/${evidenceId}`, portalUrl).href
  for (const { account } of guardians) {
    const letter = evidenceAskedAgainLetter({ locale: account.locale, url, ...reason })
    await queueMail({ db: tx, now, recipient: account.email, ...letter })
  }
}
