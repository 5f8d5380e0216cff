import type { Transaction } from '@/prisma/database'
import { broadcastStateAt } from '../broadcast/broadcast-state'
import { readNodesSeenAt } from '../broadcast/read-nodes-seen-at'
import { type CatalogueEntry, toCatalogueEntry, withCourseAndSchool } from './catalogue-entry'
import { forEverybody } from './for-everybody'
import { listReplays, type ReplayEntry } from './list-replays'

export interface OnAirEntry extends CatalogueEntry {
  state: 'live' | 'interrupted'
  /** When the teacher went on air. */
  startedAt: Date
}

export interface Catalogue {
  /** Newest on air first. */
  onAir: OnAirEntry[]
  /** Next first; a class whose teacher is late is among them until its end, for a day at most. */
  comingNext: CatalogueEntry[]
  /** The last one first. */
  watchAgain: ReplayEntry[]
}

interface ListCatalogueOptions {
  db: Transaction
  now: Date
  reconnectWindowMs: number
  /** At most so many of each kind. */
  limit?: number
}

/** What everybody may watch now, and what comes next. */
export async function listCatalogue(options: ListCatalogueOptions): Promise<Catalogue> {
  const { db, now, limit = mostReplays } = options
  const [onAir, comingNext, watchAgain] = await Promise.all([
    listOnAir(options),
    listComingNext(options),
    listReplays({ db, now, limit: Math.min(limit, mostReplays) }),
  ])
  return { onAir, comingNext, watchAgain }
}

const defaultLimit = 48
const mostReplays = 12
/** Nobody waits longer for a teacher; so the list is read from its start, and not from every class that is to come. */
const longestLateMs = 24 * 3_600_000

async function listOnAir(options: ListCatalogueOptions): Promise<OnAirEntry[]> {
  const { db, now, reconnectWindowMs, limit = defaultLimit } = options
  const [broadcasts, nodeSeenAt] = await Promise.all([
    db.broadcast.findMany({
      where: { state: { in: ['live', 'interrupted'] }, classSession: forEverybody },
      include: { classSession: { include: withCourseAndSchool } },
      orderBy: { startedAt: 'desc' },
      take: limit,
    }),
    readNodesSeenAt(db),
  ])
  return broadcasts.flatMap((broadcast) => {
    const seenAt = nodeSeenAt(broadcast.nodeName)
    const state = broadcastStateAt(broadcast, { now, reconnectWindowMs, nodeSeenAt: seenAt })
    if (state === 'waiting' || state === 'ended' || !broadcast.startedAt) return []
    return [{ ...toCatalogueEntry(broadcast.classSession), state, startedAt: broadcast.startedAt }]
  })
}

async function listComingNext({ db, now, limit = defaultLimit }: ListCatalogueOptions) {
  const classSessions = await db.classSession.findMany({
    where: {
      startsAt: { gt: new Date(now.getTime() - longestLateMs) },
      endsAt: { gt: now },
      cancelledAt: null,
      broadcast: { state: 'waiting', stoppedAt: null },
      ...forEverybody,
    },
    include: withCourseAndSchool,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: limit,
  })
  return classSessions.map(toCatalogueEntry)
}
