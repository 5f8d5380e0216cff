import { Prisma } from '@/prisma/database'

/**
 * Whoever looks for the next waits for nobody, and passes by what another is just taking. A row that was
 * taken since the query began is looked at again once its lock is had, and is no longer found.
 */
export const skipLocked = Prisma.sql`FOR UPDATE OF e SKIP LOCKED`
