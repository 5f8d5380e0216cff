import { Prisma } from '@/prisma/database'

/** Any number who write down requests hold it together; whoever wants to know that none is on its way, alone. */
const key = 5_028_841_970

/** Taken in the statement that writes requests, before it reads the clock. */
export const sharedAskingLock = Prisma.sql`pg_advisory_xact_lock_shared(${key}::bigint)`
export const wholeAskingLock = Prisma.sql`pg_advisory_xact_lock(${key}::bigint)`
