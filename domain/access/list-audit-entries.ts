import type { Transaction } from '@/prisma/database'

interface ListAuditOptions {
  db: Transaction
  /** Null for those of every school and of none. */
  schoolId: string | null
}

const mostListed = 200

/** What was done, the newest first, with who did it. */
export async function listAuditEntries({ db, schoolId }: ListAuditOptions) {
  const entries = await db.auditEntry.findMany({
    where: schoolId === null ? {} : { schoolId },
    orderBy: { at: 'desc' },
    take: mostListed,
  })
  const ids = (of: (entry: (typeof entries)[number]) => string | null) =>
    [...new Set(entries.map(of))].filter((id) => id !== null)
  const [actors, schools] = await Promise.all([
    db.account.findMany({
      where: { id: { in: ids(({ actorId }) => actorId) } },
      select: { id: true, name: true },
    }),
    db.school.findMany({
      where: { id: { in: ids((entry) => entry.schoolId) } },
      select: { id: true, nameZh: true, nameEn: true },
    }),
  ])
  return entries.map((entry) => ({
    ...entry,
    actor: actors.find(({ id }) => id === entry.actorId) ?? null,
    school: schools.find(({ id }) => id === entry.schoolId) ?? null,
  }))
}
