import type { Role, Transaction } from '@/prisma/database'

interface GrantRoleOptions {
  db: Transaction
  now: Date
  accountId: string
  role: Role
  /** Null for the roles that know no school. */
  schoolId: string | null
  partnerId?: string | null
}

/** Gives an account a part to play; who has it keeps it. */
export async function grantRole({ db, now, ...grant }: GrantRoleOptions) {
  await db.roleGrant.createMany({ data: { ...grant, createdAt: now }, skipDuplicates: true })
}
