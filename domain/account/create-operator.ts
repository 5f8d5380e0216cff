import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { nameSchema } from '../name'
import { createAccount } from './create-account'
import { emailSchema } from './email'
import { grantRole } from './grant-role'
import { makePassword } from './make-password'

export const createOperatorSchema = z.object({ email: emailSchema, name: nameSchema })

type CreateOperatorOptions = z.infer<typeof createOperatorSchema> & { db: Database; now: Date }

/**
 * Makes somebody an operator: the account of that address, or a new one with a password that is shown
 * once. Gives `password` null for an account that was there.
 */
export async function createOperator({ db, now, email, name }: CreateOperatorOptions) {
  return db.$transaction(async (tx) => {
    const known = await tx.account.findUnique({ where: { email }, select: { id: true } })
    const password = known ? null : makePassword()
    const accountId =
      known?.id ??
      (await createAccount({ db: tx, now, email, name, locale: 'en', password: password ?? '' })).id
    await grantRole({ db: tx, now, accountId, role: 'operator', schoolId: null })
    const entry = { action: 'operator_made', actorId: null, schoolId: null } as const
    await recordAuditEntry({ db: tx, now, ...entry, subjectId: accountId })
    return { accountId, password }
  })
}
