import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from './generated/client'

/** The connection to the whole database, with transactions. */
export type Database = PrismaClient
/** What works inside a transaction as well as outside. */
export type Transaction = Prisma.TransactionClient

const connectTimeoutMs = 5_000
const idleTimeoutMs = 30_000

/** Connects at the first query; `$disconnect()` closes. */
export function openDatabaseClient(databaseUrl: string, { maxConnections = 10 } = {}): Database {
  const adapter = new PrismaPg({
    connectionString: databaseUrl,
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: idleTimeoutMs,
  })
  return new PrismaClient({ adapter })
}

export { Audience, BroadcastState, Subject } from './generated/enums'
export type * from './generated/models'
export { Prisma }
