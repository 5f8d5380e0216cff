import { Prisma } from '@/prisma/database'

/**
 * Where a subscription stands within its tier, as text that sorts by its bytes: whoever was drawn by lot
 * before everybody who asked later, then by the microsecond of asking, then by id. Siblings who want
 * places together have one key, made with their group's id: they stand as one.
 */
export const drawnKey = (lot: string, unitId: string) => `0${lot}${unitId}`
export const askedKey = (askedAtMicros: bigint, unitId: string) =>
  `1${String(askedAtMicros).padStart(16, '0')}${unitId}`

/** `askedKey` of a row, in SQL. */
export const askedKeySql = (askedAt: Prisma.Sql, unitId: Prisma.Sql) => Prisma.sql`
  '1' || lpad((extract(epoch FROM ${askedAt}) * 1000000)::bigint::text, 16, '0') || ${unitId}`

/** The microsecond in which was asked, or null where the lot alone counts. */
export const readAskedMicros = (orderKey: string) =>
  orderKey.startsWith('1') ? Number(orderKey.slice(1, 17)) : null
