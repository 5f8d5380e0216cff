import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { Prisma, PrismaClient } from './generated/client'

/** The connection to the whole database, with transactions. */
export type Database = PrismaClient
/** What works inside a transaction as well as outside. */
export type Transaction = Prisma.TransactionClient

const connectTimeoutMs = 5_000
const idleTimeoutMs = 30_000

/** Connects at the first query; `$disconnect()` closes. */
export function openDatabaseClient(databaseUrl: string, { maxConnections = 10 } = {}): Database {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: idleTimeoutMs,
  })
  const db = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) })
  pools.set(db, pool)
  return db
}

const pools = new WeakMap<Database, pg.Pool>()

/** Connections to the database, and how many queries wait for one. */
export function countConnections(db: Database) {
  const pool = pools.get(db)
  const { totalCount: open = 0, idleCount: idle = 0, waitingCount: waiting = 0 } = pool ?? {}
  return { busy: open - idle, idle, waiting }
}

/** A row that must be the only one of its kind was there already. */
export const isUniqueViolation = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'

export {
  Audience,
  BroadcastState,
  Carriage,
  ClaimKind,
  ClaimState,
  ConsentPurpose,
  CoverShape,
  DuplicateCaseState,
  DuplicateOutcome,
  DuplicateState,
  EnrolmentState,
  EvidenceRule,
  EvidenceState,
  PartnerStanding,
  ReplayAudience,
  ReviewOutcome,
  Role,
  SchoolKind,
  SchoolStanding,
  SiteProof,
  Subject,
  SubscriptionState,
} from './generated/enums'
export type * from './generated/models'
export { Prisma }
