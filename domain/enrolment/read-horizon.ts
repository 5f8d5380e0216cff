import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { wholeAskingLock } from './asking-lock'

const rowsSchema = z.tuple([z.object({ at: z.date() })])

/**
 * A moment of the database's clock before which every request is either written down for all to see or
 * never will be: a request that is still on its way gets a later time. Without it somebody whose write
 * takes long could be passed over by somebody who asked later. Rejects when a write takes longer than is
 * worth waiting for: whoever asks now waits behind this, and the next round comes soon.
 */
export async function readHorizon(db: Database): Promise<Date> {
  const [, rows] = await db.$transaction([
    db.$executeRaw`SET LOCAL lock_timeout = '2s'`,
    db.$queryRaw`
      WITH "alone" AS MATERIALIZED (SELECT ${wholeAskingLock})
      SELECT date_trunc('milliseconds', clock_timestamp()) AS "at" FROM "alone"`,
  ])
  return rowsSchema.parse(rows)[0].at
}
