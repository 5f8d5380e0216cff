import type { Database } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { deletedReceiptLetter } from '../mail/letters/deleted-receipt'
import { queueMail } from '../mail/queue-mail'
import { deleteFamily } from './delete-family'
import { findFamily } from './find-family'
import { removeGuardian } from './remove-guardian'

interface DeleteAccountOptions {
  db: Database
  now: Date
  accountId: string
}

/**
 * Deletes a guardian's account: its sign-ins, its letters, and its family where nobody else looks after
 * it. Whoever has a part in a school or here gives that up first, since others depend on it. Throws
 * DomainError `account_has_parts`.
 */
export async function deleteAccount({ db, now, accountId }: DeleteAccountOptions) {
  const otherParts = { accountId, role: { not: 'guardian' } } as const
  if ((await db.roleGrant.count({ where: otherParts })) > 0) {
    throw new DomainError('account_has_parts')
  }
  const familyId = await findFamily({ db, accountId })
  if (familyId) {
    const guardians = await db.guardian.count({ where: { familyId } })
    await (guardians > 1
      ? removeGuardian({ db, familyId, guardianId: accountId })
      : deleteFamily({ db, now, familyId }))
  }
  await db.$transaction(async (tx) => {
    const { email, locale } = await tx.account.findUniqueOrThrow({ where: { id: accountId } })
    // The receipts of this deletion stay until they are sent.
    await tx.outgoingMail.deleteMany({ where: { recipient: email, createdAt: { lt: now } } })
    await tx.signInCode.deleteMany({ where: { identifier: email } })
    const letter = deletedReceiptLetter({ locale, counts: null, what: 'account' })
    await queueMail({ db: tx, now, recipient: email, ...letter })
    await tx.account.delete({ where: { id: accountId } })
  })
}
