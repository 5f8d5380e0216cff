import type { Transaction } from '@/prisma/database'
import { readNodesSeenAt } from '../broadcast/read-nodes-seen-at'
import { DomainError } from '../domain-error'
import { heldSlotsOf, judgeWatching } from './held-slots'
import { type ChildAttendant, listChildAttendance } from './list-child-attendance'
import { toMinutes } from './presence-slot'

/** Somebody who is signed in, or one player of nobody known. */
export interface Attendant {
  /** Null for a player of nobody known. */
  name: string | null
  firstAt: Date
  lastAt: Date
  watchedMinutes: number
  isPresent: boolean
}

export interface Attendance {
  /** How long the class was on air in its planned time; 0 before it was. */
  heldMinutes: number
  /** Those who are signed in by name, then the others, who watched longest first. */
  attendants: Attendant[]
  /** The enrolled children, of whom some may not have come. */
  children: ChildAttendant[]
}

interface ListAttendanceOptions {
  db: Transaction
  now: Date
  schoolId: string
  classSessionId: string
}

/**
 * Who watched a class and for how long, by what really played. Only the time in which it was
 * to be held counts (`heldSlotsOf`). Two browsers of one account count as one: a half minute in which both played is
 * one half minute. Throws DomainError `class_session_not_found`.
 */
export async function listAttendance(options: ListAttendanceOptions): Promise<Attendance> {
  const { db, now, schoolId, classSessionId } = options
  const broadcast = await db.broadcast.findUnique({
    where: { classSessionId, classSession: { course: { schoolId } } },
    include: {
      classSession: { select: { courseId: true, startsAt: true, endsAt: true } },
      // What played for children is theirs.
      presences: {
        where: { isForFamily: false },
        include: { account: { select: { name: true } } },
      },
    },
  })
  if (!broadcast) throw new DomainError('class_session_not_found')
  const { presences, classSession } = broadcast
  const nodeSeenAt = await readNodesSeenAt(db)
  const knownUntil = nodeSeenAt(broadcast.nodeName) ?? now
  const held = heldSlotsOf(broadcast, { planned: classSession, knownUntil })
  if (held.size === 0) return { heldMinutes: 0, attendants: [], children: [] }
  const attendants = groupByPerson(presences).map((own): Attendant => {
    const allSlots = own.flatMap(({ slots }) => slots)
    const { watched, isPresent } = judgeWatching(allSlots, held)
    return {
      name: own[0]?.account?.name ?? null,
      firstAt: new Date(Math.min(...own.map(({ firstAt }) => firstAt.getTime()))),
      lastAt: new Date(Math.max(...own.map(({ lastAt }) => lastAt.getTime()))),
      watchedMinutes: toMinutes(watched),
      isPresent,
    }
  })
  const children = await listChildAttendance({
    ...{ db, broadcastId: broadcast.id, courseId: classSession.courseId, held },
  })
  return { heldMinutes: toMinutes(held.size), attendants: attendants.sort(byName), children }
}

/** What one account's browsers played together; a player of nobody known stands alone. */
function groupByPerson<Row extends { accountId: string | null; viewerId: string }>(rows: Row[]) {
  const people = new Map<string, Row[]>()
  for (const row of rows) {
    const person = row.accountId ? `account ${row.accountId}` : `viewer ${row.viewerId}`
    people.set(person, [...(people.get(person) ?? []), row])
  }
  return [...people.values()]
}

function byName(one: Attendant, other: Attendant) {
  if ((one.name === null) !== (other.name === null)) return one.name === null ? 1 : -1
  return (
    (one.name ?? '').localeCompare(other.name ?? '', 'zh') ||
    other.watchedMinutes - one.watchedMinutes
  )
}
