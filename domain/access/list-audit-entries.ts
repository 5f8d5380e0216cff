import type { Transaction } from '@/prisma/database'
import { cutPage, rowsOfPage } from '../pages'

interface ListAuditOptions {
  db: Transaction
  /** Null for those of every school and of none. */
  schoolId: string | null
  page?: number
}

const pageSize = 200

/** What was done, the newest first, with who did it; a page of it. */
export async function listAuditEntries({ db, schoolId, page = 1 }: ListAuditOptions) {
  const found = await db.auditEntry.findMany({
    where: schoolId === null ? {} : { schoolId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    ...rowsOfPage(page, pageSize),
  })
  const { rows: entries, hasMore } = cutPage(found, pageSize)
  const ids = (of: (entry: (typeof entries)[number]) => string | null) =>
    [...new Set(entries.map(of))].filter((id) => id !== null)
  const done = { where: { id: { in: ids(({ actorId }) => actorId) } } }
  const [accounts, keys, schools] = await Promise.all([
    db.account.findMany({ ...done, select: { id: true, name: true } }),
    db.apiKey.findMany({ ...done, select: { id: true, name: true } }),
    db.school.findMany({
      where: { id: { in: ids((entry) => entry.schoolId) } },
      select: { id: true, nameZh: true, nameEn: true },
    }),
  ])
  const actors = [
    ...accounts.map((account) => ({ ...account, kind: 'account' as const })),
    ...keys.map((key) => ({ ...key, kind: 'api_key' as const })),
  ]
  const rows = entries.map((entry) => ({
    ...entry,
    actor: actors.find(({ id }) => id === entry.actorId) ?? null,
    school: schools.find(({ id }) => id === entry.schoolId) ?? null,
  }))
  return { rows, hasMore }
}
