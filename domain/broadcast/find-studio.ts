import type { Transaction } from '@/prisma/database'
import { countTroubled, countViewers } from '../attendance/count-viewers'
import { openingTimes } from '../course/class-session-times'
import { type ClassSimulcast, listClassSimulcasts } from '../simulcast/list-class-simulcasts'
import { chooseDayState, toHeldClass } from './choose-day-state'
import type { DayState } from './day-states'
import { readNodesSeenAt } from './read-nodes-seen-at'
import { toWatchedBroadcast, type WatchedBroadcast, withAllOfIt } from './watched-broadcast'

/** A class as its teacher holds it. */
export interface Studio extends WatchedBroadcast {
  courseId: string
  /** Who is named to teach it. */
  teacherId: string | null
  classroomId: string
  startsAt: Date
  endsAt: Date
  /** From then on the classroom's key puts it on air. */
  opensAt: Date
  dayState: DayState
  isRehearsal: boolean
  /** Players that play it now. */
  viewers: number
  /** Of them, or lately so: whose picture stood still just now. */
  troubled: number
  /** When an encoder with this classroom's code was last refused, and why. */
  refused: { at: Date; reason: string } | null
  /** The school's: the clock by which its replay is cut. */
  timeZone: string
  /** What was recorded and what of it is shown; null where nothing was, or it is still going on. */
  replay: { isWithdrawn: boolean; from: Date | null; to: Date | null } | null
  /** Where it is sent on to; nowhere for a rehearsal. */
  simulcasts: ClassSimulcast[]
}

interface FindStudioOptions {
  db: Transaction
  now: Date
  reconnectWindowMs: number
  classSessionId: string
}

/** Null when there is no such class. */
export async function findStudio(options: FindStudioOptions): Promise<Studio | null> {
  const { db, now, reconnectWindowMs, classSessionId } = options
  const [row, nodeSeenAt] = await Promise.all([
    db.broadcast.findUnique({ where: { classSessionId }, include: withAllOfIt }),
    readNodesSeenAt(db),
  ])
  if (!row) return null
  const { classSession } = row
  const [viewers, troubled] = await Promise.all([
    countViewers({ db, now, broadcastIds: [row.id] }),
    countTroubled({ db, now, broadcastId: row.id }),
  ])
  const { classroom, course, startsAt, endsAt, isRehearsal } = classSession
  const seenAt = nodeSeenAt(row.nodeName)
  const watched = toWatchedBroadcast(row, { now, reconnectWindowMs, nodeSeenAt: seenAt })
  const health = watched.state === 'live' ? (watched.health?.figures.simulcast ?? []) : []
  const simulcasts = isRehearsal
    ? []
    : await listClassSimulcasts({ db, classSessionId, classroomId: classroom.id, health })
  return {
    ...watched,
    simulcasts,
    ...{ startsAt, endsAt, isRehearsal, classroomId: classroom.id },
    ...{ courseId: course.id, teacherId: classSession.teacherId },
    opensAt: isRehearsal ? startsAt : openingTimes(classSession).opensAt,
    viewers: viewers.get(row.id) ?? 0,
    troubled,
    dayState: chooseDayState(watched.state, toHeldClass(row), now),
    timeZone: course.school.timeZone,
    replay:
      watched.state === 'ended' && row.replaySeconds !== null
        ? { isWithdrawn: row.replayWithdrawnAt !== null, from: row.replayFrom, to: row.replayTo }
        : null,
    refused: classroom.refusedAt && {
      at: classroom.refusedAt,
      reason: classroom.refusedReason ?? '',
    },
  }
}
