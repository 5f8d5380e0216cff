import type { Transaction } from '@/prisma/database'

interface ListOptions {
  db: Transaction
  programmeId: string
}

const mostAtOnce = 5_000

/**
 * Every decision and block as anybody may read them, for whoever recomputes the chain: some at a time, however
 * many there are. Of a child there is nothing but its receipt.
 */
export async function* listDecisionLines({ db, programmeId }: ListOptions) {
  let after = 0
  for (;;) {
    const [rows, block] = await Promise.all([
      db.decision.findMany({
        where: { programmeId, sequence: { gt: after } },
        orderBy: { sequence: 'asc' },
        take: mostAtOnce,
      }),
      db.decisionBlock.findMany({
        where: { programmeId, lastSequence: { gt: after } },
        orderBy: { number: 'asc' },
        take: mostAtOnce,
      }),
    ])
    let index = 0
    yield rows.map((row) => {
      while ((block[index]?.lastSequence ?? Number.POSITIVE_INFINITY) < row.sequence) index += 1
      const { number = 0, at, askedUntil, hash = '' } = block[index] ?? {}
      return { ...row, number, blockAt: at, askedUntil, hash }
    })
    const last = rows.at(-1)
    if (!last) return
    after = last.sequence
  }
}
