import type { Prisma, Transaction } from '@/prisma/database'
import { broadcastStateAt, isOnAir } from '../broadcast/broadcast-state'
import type { BilingualText } from './catalogue-entry'
import { latestStart, type OffAir, offAirStateAt } from './off-air-state'

/** A class of the same course, as viewers of the one before are told of it. */
export interface NextClass {
  classSessionId: string
  title: BilingualText
  startsAt: Date
  endsAt: Date
  isOnAir: boolean
}

type OffAirRow = Prisma.ClassSessionGetPayload<{ include: { broadcast: true } }>

interface FindOffAirOptions {
  db: Transaction
  now: Date
  reconnectWindowMs: number
  nodeSeenAt(nodeName: string | null): Date | null
  classSession: OffAirRow
}

/** Where a class stands that was on air and is not, by `offAirStateAt`. */
export async function findOffAir(options: FindOffAirOptions): Promise<OffAir<NextClass>> {
  const { now, classSession } = options
  const { broadcast, endsAt, cancelledAt } = classSession
  if (!broadcast || broadcast.stoppedAt || cancelledAt) return { state: 'ended', next: null }
  const next = await findNextClass(options)
  return offAirStateAt({ endsAt, isClosed: broadcast.closedAt !== null, next }, now)
}

/** The first to come that is not over itself. */
async function findNextClass(options: FindOffAirOptions): Promise<NextClass | null> {
  const { db, now, reconnectWindowMs, nodeSeenAt, classSession } = options
  const { courseId, startsAt, endsAt, isRehearsal } = classSession
  if (isRehearsal) return null
  const row = await db.classSession.findFirst({
    where: {
      ...{ courseId, isRehearsal, cancelledAt: null, endsAt: { gt: now } },
      startsAt: { gt: startsAt, lte: latestStart(endsAt) },
      broadcast: { stoppedAt: null, closedAt: null },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    include: { broadcast: true },
  })
  if (!row?.broadcast) return null
  const state = broadcastStateAt(
    { ...row.broadcast, classSession: row },
    { now, reconnectWindowMs, nodeSeenAt: nodeSeenAt(row.broadcast.nodeName) },
  )
  return {
    classSessionId: row.id,
    title: { zh: row.titleZh, en: row.titleEn },
    ...{ startsAt: row.startsAt, endsAt: row.endsAt },
    isOnAir: isOnAir(state),
  }
}
