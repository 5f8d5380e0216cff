import { type BroadcastHealth, broadcastHealthSchema } from '@/common/media-health'
import type { BroadcastState, Prisma, Transaction } from '@/prisma/database'
import { type BilingualText, withCourseAndSchool } from '../course/catalogue-entry'
import { closesAfterMs, opensBeforeMs } from '../course/class-session-times'
import { broadcastStateAt } from './broadcast-state'
import { readNodesSeenAt } from './read-nodes-seen-at'

/** A broadcast as those see it who watch over all of them. */
export interface WatchedBroadcast {
  broadcastId: string
  classSessionId: string
  title: BilingualText
  schoolName: BilingualText
  classroomName: string
  state: BroadcastState
  /** Since when it has been in this state; for one that waits, when its class begins. */
  since: Date
  nodeName: string | null
  /** The newest figures of its node, and when they were taken. */
  health: { takenAt: Date; figures: Omit<BroadcastHealth, 'broadcastId'> } | null
  /** When and why somebody stopped the class, if it is stopped. */
  stopped: { at: Date; reason: string } | null
  /** What its teacher should mend, newest first. */
  warnings: { code: string; figures: unknown; lastAt: Date }[]
}

interface ListWatchedOptions {
  db: Transaction
  now: Date
  reconnectWindowMs: number
  limit?: number
}

/** How long a broadcast that has ended is still of interest. */
export const endedIsShownMs = 3_600_000
const defaultLimit = 1_000
const figuresSchema = broadcastHealthSchema.omit({ broadcastId: true })

const everything = {
  classSession: { include: { ...withCourseAndSchool, classroom: true } },
  health: true,
  warnings: { orderBy: { lastAt: 'desc' } },
} as const satisfies Prisma.BroadcastInclude

type BroadcastRow = Prisma.BroadcastGetPayload<{ include: typeof everything }>

/**
 * On air, interrupted, waiting with an open class, or ended within the last hour; newest first, and
 * `isCut` when there are more than can be shown.
 */
export async function listWatchedBroadcasts(options: ListWatchedOptions) {
  const { db, now, reconnectWindowMs, limit = defaultLimit } = options
  const [rows, nodeSeenAt] = await Promise.all([
    db.broadcast.findMany({
      where: { OR: ofInterest(now) },
      include: everything,
      orderBy: [{ classSession: { startsAt: 'desc' } }, { id: 'asc' }],
      take: limit + 1,
    }),
    readNodesSeenAt(db),
  ])
  const broadcasts = rows.slice(0, limit).flatMap((row): WatchedBroadcast[] => {
    const seenAt = nodeSeenAt(row.nodeName)
    const state = broadcastStateAt(row, { now, reconnectWindowMs, nodeSeenAt: seenAt })
    const since = findSince(row, { state, nodeSeenAt: seenAt, reconnectWindowMs })
    const isOver = state === 'ended' && now.getTime() - since.getTime() > endedIsShownMs
    return isOver ? [] : [describe(row, { state, since })]
  })
  return { broadcasts, isCut: rows.length > limit }
}

function ofInterest(now: Date): Prisma.BroadcastWhereInput[] {
  const from = (ms: number) => new Date(now.getTime() + ms)
  return [
    { state: { in: ['live', 'interrupted'] } },
    { state: 'ended', endedAt: { gt: from(-endedIsShownMs) } },
    {
      state: 'waiting',
      classSession: {
        startsAt: { lte: from(opensBeforeMs) },
        endsAt: { gt: from(-closesAfterMs) },
      },
    },
  ]
}

interface SinceOptions {
  state: BroadcastState
  nodeSeenAt: Date | null
  reconnectWindowMs: number
}

/** Time alone moves some states on: then it is the moment when it did, not the one of a report. */
function findSince(row: BroadcastRow, { state, nodeSeenAt, reconnectWindowMs }: SinceOptions) {
  const { startedAt, interruptedAt, endedAt, stoppedAt, classSession } = row
  const isOverdue = row.state === 'interrupted' && interruptedAt
  switch (state) {
    case 'waiting':
      return classSession.startsAt
    case 'live':
      return startedAt ?? classSession.startsAt
    case 'interrupted':
      return interruptedAt ?? nodeSeenAt ?? classSession.startsAt
    case 'ended':
      if (isOverdue) return new Date(interruptedAt.getTime() + reconnectWindowMs)
      return endedAt ?? stoppedAt ?? nodeSeenAt ?? classSession.endsAt
  }
}

function describe(
  row: BroadcastRow,
  { state, since }: { state: BroadcastState; since: Date },
): WatchedBroadcast {
  const { classSession } = row
  const { school } = classSession.course
  const figures = figuresSchema.safeParse(row.health?.figures)
  return {
    broadcastId: row.id,
    classSessionId: classSession.id,
    title: { zh: classSession.titleZh, en: classSession.titleEn },
    schoolName: { zh: school.nameZh, en: school.nameEn },
    classroomName: classSession.classroom.name,
    state,
    since,
    nodeName: row.nodeName,
    health:
      row.health && figures.success ? { takenAt: row.health.takenAt, figures: figures.data } : null,
    stopped: row.stoppedAt && { at: row.stoppedAt, reason: row.stopReason ?? '' },
    warnings: row.warnings.map(({ code, figures: each, lastAt }) => ({
      code,
      figures: each,
      lastAt,
    })),
  }
}
