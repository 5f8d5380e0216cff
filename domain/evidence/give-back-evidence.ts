import type { Transaction } from '@/prisma/database'

interface GiveBackOptions {
  db: Transaction
  accountId: string
}

/** What a reviewer has and did not decide waits for the next one again, at its old place. */
export async function giveBackEvidence({ db, accountId }: GiveBackOptions) {
  await db.evidence.updateMany({
    where: { heldById: accountId, appliesAt: null },
    data: { heldById: null, heldUntil: null },
  })
}
