import type { Transaction } from '@/prisma/database'
import type { Letter } from '../mail/letters/choose-letter'
import { queueMail } from '../mail/queue-mail'

interface TellFamilyOptions {
  /** The transaction of what is told. */
  db: Transaction
  now: Date
  familyId: string
  /** In a guardian's language. No child's name stands in it: letters lie about in clear. */
  letter(locale: string): Letter
}

/** Writes to each guardian of a family. */
export async function tellFamily({ db, now, familyId, letter }: TellFamilyOptions) {
  const guardians = await db.guardian.findMany({
    where: { familyId },
    select: { account: { select: { email: true, locale: true } } },
  })
  for (const { account } of guardians) {
    await queueMail({ db, now, recipient: account.email, ...letter(account.locale) })
  }
}
