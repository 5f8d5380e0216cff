import type { Transaction } from '@/prisma/database'
import { listProgrammes } from '../enrolment/list-programmes'

interface ListOptions {
  db: Transaction
  partnerId: string
}

/** The programmes on a partner's list, and those that could be on it, too. */
export async function listListableProgrammes({ db, partnerId }: ListOptions) {
  const [listed, programmes] = await Promise.all([
    db.programme.findMany({
      where: { partners: { some: { partnerId } } },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    }),
    listProgrammes({ db }),
  ])
  const ids = new Set(listed.map(({ id }) => id))
  return { listed, others: programmes.filter(({ id }) => !ids.has(id)) }
}
