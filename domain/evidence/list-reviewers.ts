import type { Transaction } from '@/prisma/database'

/** Who looks at evidence, since when, and how much they decided. */
export async function listReviewers({ db }: { db: Transaction }) {
  const [grants, counts] = await Promise.all([
    db.roleGrant.findMany({
      where: { role: 'reviewer' },
      orderBy: [{ createdAt: 'asc' }, { account: { email: 'asc' } }],
      select: {
        createdAt: true,
        account: { select: { id: true, name: true, email: true } },
      },
    }),
    db.evidenceReview.groupBy({ by: ['accountId'], _count: true }),
  ])
  const decided = new Map(counts.map(({ accountId, _count }) => [accountId, _count]))
  return grants.map(({ createdAt, account: { id: accountId, name, email } }) => ({
    ...{ accountId, name, email, since: createdAt, decided: decided.get(accountId) ?? 0 },
  }))
}
