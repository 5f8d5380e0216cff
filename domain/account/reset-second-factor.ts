import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { secondFactorResetLetter } from '../mail/letters/second-factor-reset'
import { queueMail } from '../mail/queue-mail'
import { emailSchema } from './email'

export const resetSecondFactorSchema = z.object({ email: emailSchema })

type ResetOptions = z.infer<typeof resetSecondFactorSchema> & {
  db: Database
  now: Date
  /** The operator's. */
  actorId: string
}

/**
 * Takes the second factor from somebody who has lost phone and recovery codes, signs them out everywhere and
 * tells them so. Nobody does that for themselves: a browser left open would do without a code what asks for one.
 * Refuses with `second_factor_unknown` or `second_factor_own`.
 */
export function resetSecondFactor({ db, now, actorId, email }: ResetOptions) {
  return db.$transaction(async (tx) => {
    const account = await tx.account.findUnique({ where: { email } })
    if (account?.id === actorId) throw new DomainError('second_factor_own')
    const { count } = await tx.secondFactor.deleteMany({
      where: { account: { email }, confirmedAt: { not: null } },
    })
    if (!account || count === 0) throw new DomainError('second_factor_unknown')
    await tx.signIn.updateMany({
      where: { accountId: account.id, endedAt: null },
      data: { endedAt: now },
    })
    const entry = { action: 'second_factor_reset', actorId, schoolId: null } as const
    await recordAuditEntry({ db: tx, now, ...entry, subjectId: account.id })
    const letter = secondFactorResetLetter({ locale: account.locale })
    await queueMail({ db: tx, now, recipient: email, ...letter })
  })
}
