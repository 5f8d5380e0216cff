import type { Transaction } from '@/prisma/database'
import { countViewers } from '../attendance/count-viewers'
import { addDays, midnightOf, toLocalTime } from '../course/local-time'
import { chooseDayState, toHeldClass } from './choose-day-state'
import type { DayState } from './day-states'
import { readNodesSeenAt } from './read-nodes-seen-at'
import { toWatchedBroadcast, type WatchedBroadcast, withAllOfIt } from './watched-broadcast'

/** A class of today, as its school sees it. */
export interface DayClass extends WatchedBroadcast {
  startsAt: Date
  endsAt: Date
  dayState: DayState
  teacherName: string | null
  /** Players that play it now. */
  viewers: number
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
        classSession: {
          isRehearsal: false,
          course: { schoolId },
          startsAt: { lt: to },
          endsAt: { gt: from },
        },
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
  const broadcastIds = rows.map(({ id }) => id)
  const viewers = await countViewers({ db, now, broadcastIds })
  return rows.map((row) => {
    const { startsAt, endsAt, teacher } = row.classSession
    const seenAt = nodeSeenAt(row.nodeName)
    const watched = toWatchedBroadcast(row, { now, reconnectWindowMs, nodeSeenAt: seenAt })
    const dayState = chooseDayState(watched.state, toHeldClass(row), now)
    return {
      ...{ ...watched, startsAt, endsAt, dayState },
      teacherName: teacher?.name ?? null,
      viewers: viewers.get(row.id) ?? 0,
    }
  })
}

/** From midnight to midnight on the school's clock: 23 or 25 hours when the clocks change. */
function dayOf(now: Date, timeZone: string) {
  const { date } = toLocalTime(now, timeZone)
  return { from: midnightOf(date, timeZone), to: midnightOf(addDays(date, 1), timeZone) }
}
