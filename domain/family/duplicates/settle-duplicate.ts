import type { DuplicateOutcome, Transaction } from '@/prisma/database'
import type { HeldProgramme } from '../../enrolment/hold-programme'
import { restand, unitOf } from '../../enrolment/restand-units'
import { duplicateSettledLetter } from '../../mail/letters/duplicate-settled'
import { tellFamily } from '../tell-family'

interface SettleOptions {
  now: Date
  caseId: string
  outcome: DuplicateOutcome
  /** The operator who decided, if one did. */
  settledById?: string
}

/**
 * Closes a case and tells both families; for a transaction in which the case is open. False when somebody
 * else has closed it meanwhile.
 */
export async function closeDuplicate(
  tx: Transaction,
  { now, caseId, outcome, settledById }: SettleOptions,
) {
  const { count } = await tx.duplicateCase.updateMany({
    where: { id: caseId, state: { not: 'settled' } },
    data: { state: 'settled', outcome, settledAt: now, settledById, sealedStatement: null },
  })
  if (count === 0) return false
  const { earlier, later } = await tx.duplicateCase.findUniqueOrThrow({
    where: { id: caseId },
    select: { earlier: { select: { familyId: true } }, later: { select: { familyId: true } } },
  })
  for (const [side, subscription] of [
    ['later', later],
    ['earlier', earlier],
  ] as const) {
    if (!subscription) continue
    await tellFamily({
      ...{ db: tx, now, familyId: subscription.familyId },
      letter: (locale) => duplicateSettledLetter({ locale, outcome, side }),
    })
  }
  return true
}

/** The later is another child after all: it is held no longer, and stands where it asked. */
export async function clearDuplicate(
  tx: Transaction,
  programme: HeldProgramme,
  subscriptionId: string,
) {
  const member = await tx.subscription.update({
    where: { id: subscriptionId },
    data: { duplicateState: 'cleared' },
  })
  await restand(tx, { programme, units: unitOf(member) })
}
