import type { Transaction } from '@/prisma/database'
import { grantRole } from '../account/grant-role'
import { findFamily } from './find-family'
import { holdAccount } from './hold-account'

interface BeginFamilyOptions {
  /** The transaction of the first child. */
  db: Transaction
  now: Date
  accountId: string
}

/** The account's family, made with its first child; whoever asks twice at once has one. */
export async function beginFamily({ db, now, accountId }: BeginFamilyOptions): Promise<string> {
  await holdAccount(db, accountId)
  const known = await findFamily({ db, accountId })
  if (known) return known
  const { id: familyId } = await db.family.create({ data: { createdAt: now } })
  await db.guardian.create({ data: { accountId, familyId, createdAt: now } })
  await grantRole({ db, now, accountId, role: 'guardian', schoolId: null })
  return familyId
}
