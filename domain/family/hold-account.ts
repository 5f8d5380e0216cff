import type { Transaction } from '@/prisma/database'

/** Locks an account until the transaction ends: what it begins in two tabs at once is begun once. */
export async function holdAccount(tx: Transaction, accountId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "id" = ${accountId} FOR UPDATE`
}
