import type { Transaction } from '@/prisma/database'
import { openingTimes } from '../course/class-session-times'
import { Temporal } from '../temporal'
import type { DayState } from './day-states'
import { readNodesSeenAt } from './read-nodes-seen-at'
import { toWatchedBroadcast, type WatchedBroadcast, withAllOfIt } from './watched-broadcast'

/** A class of today, as its school sees it. */
export interface DayClass extends WatchedBroadcast {
  startsAt: Date
  endsAt: Date
  dayState: DayState
  teacherName: string | null
}

interface ListSchoolDayOptions {
  db: Transaction
  now: Date
  reconnectWindowMs: number
  schoolId: string
  /** The school's. */
  timeZone: string
}

const mostListed = 500

/** All classes of a school that touch today on its own clock, in their order. */
export async function listSchoolDay(options: ListSchoolDayOptions): Promise<DayClass[]> {
  const { db, now, reconnectWindowMs, schoolId, timeZone } = options
  const { from, to } = dayOf(now, timeZone)
  const [rows, nodeSeenAt] = await Promise.all([
    db.broadcast.findMany({
      where: {
        classSession: { course: { schoolId }, startsAt: { lt: to }, endsAt: { gt: from } },
      },
      include: {
        ...withAllOfIt,
        classSession: {
          include: { ...withAllOfIt.classSession.include, teacher: { select: { name: true } } },
        },
      },
      orderBy: [{ classSession: { startsAt: 'asc' } }, { id: 'asc' }],
      take: mostListed,
    }),
    readNodesSeenAt(db),
  ])
  return rows.map((row) => {
    const { startsAt, endsAt, teacher } = row.classSession
    const seenAt = nodeSeenAt(row.nodeName)
    const watched = toWatchedBroadcast(row, { now, reconnectWindowMs, nodeSeenAt: seenAt })
    const dayState = row.classSession.cancelledAt ? 'cancelled' : chooseState(watched, row, now)
    return { ...watched, startsAt, endsAt, dayState, teacherName: teacher?.name ?? null }
  })
}

function chooseState(
  { state }: WatchedBroadcast,
  { classSession }: { classSession: { startsAt: Date; endsAt: Date } },
  now: Date,
): DayState {
  if (state === 'live' || state === 'ended') return state
  if (state === 'interrupted') return 'reconnecting'
  const { opensAt, closesAt } = openingTimes(classSession)
  if (now < opensAt) return 'scheduled'
  if (now < classSession.startsAt) return 'warming'
  return now < closesAt ? 'late' : 'missed'
}

/** From midnight to midnight on the school's clock: 23 or 25 hours when the clocks change. */
function dayOf(now: Date, timeZone: string) {
  const midnight = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .startOfDay()
  return {
    from: new Date(midnight.epochMilliseconds),
    to: new Date(midnight.add({ days: 1 }).epochMilliseconds),
  }
}
