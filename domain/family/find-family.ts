import type { Transaction } from '@/prisma/database'

interface FindFamilyOptions {
  db: Transaction
  accountId: string
}

/** The family that an account is a guardian of; null before the first child. */
export async function findFamily({ db, accountId }: FindFamilyOptions) {
  const guardian = await db.guardian.findUnique({
    where: { accountId },
    select: { familyId: true },
  })
  return guardian?.familyId ?? null
}

/** The same where it must be there. */
export async function getFamily(options: FindFamilyOptions) {
  const familyId = await findFamily(options)
  if (!familyId) throw new Error('a guardian without a family')
  return familyId
}
