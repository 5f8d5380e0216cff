import type { Transaction } from '@/prisma/database'

const keptMs = 366 * 24 * 3_600_000

/** Statistics of partners are kept for a year. */
export const removeOldViewings = ({ db, now }: { db: Transaction; now: Date }) =>
  db.embedViewing.deleteMany({ where: { hour: { lt: new Date(now.getTime() - keptMs) } } })
