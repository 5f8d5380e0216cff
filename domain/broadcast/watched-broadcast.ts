import { type BroadcastHealth, broadcastHealthSchema } from '@/common/media-health'
import type { BroadcastState, Prisma } from '@/prisma/database'
import { type BilingualText, withCourseAndSchool } from '../course/catalogue-entry'
import { broadcastStateAt } from './broadcast-state'

/** A broadcast as those see it who watch over all of them. */
export interface WatchedBroadcast {
  broadcastId: string
  classSessionId: string
  title: BilingualText
  schoolId: string
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

const figuresSchema = broadcastHealthSchema.omit({ broadcastId: true })

/** What a query must include for {@link toWatchedBroadcast}. */
export const withAllOfIt = {
  classSession: { include: { ...withCourseAndSchool, classroom: true } },
  health: true,
  warnings: { orderBy: { lastAt: 'desc' } },
} as const satisfies Prisma.BroadcastInclude

type BroadcastRow = Prisma.BroadcastGetPayload<{ include: typeof withAllOfIt }>

interface WatchedOptions {
  now: Date
  reconnectWindowMs: number
  nodeSeenAt: Date | null
}

/** A broadcast as it is at that moment. */
export function toWatchedBroadcast(row: BroadcastRow, options: WatchedOptions): WatchedBroadcast {
  const state = broadcastStateAt(row, options)
  return describe(row, { state, since: findSince(row, { state, ...options }) })
}

type SinceOptions = Omit<WatchedOptions, 'now'> & { state: BroadcastState }

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
    schoolId: school.id,
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
