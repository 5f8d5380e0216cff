import type { Transaction } from '@/prisma/database'
import { broadcastStateAt } from '../broadcast/broadcast-state'
import { chooseDayState, toHeldClass } from '../broadcast/choose-day-state'
import type { DayState } from '../broadcast/day-states'
import { describeReplay } from '../broadcast/describe-replay'
import { readNodesSeenAt } from '../broadcast/read-nodes-seen-at'
import {
  type CatalogueEntry,
  toCatalogueEntry,
  withCourseAndSchool,
} from '../course/catalogue-entry'
import { type ChildStanding, standingOf } from './standing-of'

interface ListWeekOptions {
  db: Transaction
  now: Date
  reconnectWindowMs: number
  familyId: string
  from: Date
  to: Date
}

/** A class of the week, with the children of the family who are enrolled in its course. */
export interface WeekEntry extends CatalogueEntry {
  childIds: string[]
  state: DayState
  movedFrom: Date | null
  /** Why it was cancelled or moved. */
  reason: string
  teacher: string | null
  hasReplay: boolean
}

/** A course in which a child waits, or is offered a place. */
export interface Waiting {
  childId: string
  courseId: string
  titleZh: string
  titleEn: string
  standing: ChildStanding
}

/** What a family has to do in a stretch of time, and what it waits for. */
export async function listFamilyWeek(options: ListWeekOptions) {
  const { db, now, reconnectWindowMs, familyId, from, to } = options
  const [children, nodeSeenAt] = await Promise.all([
    db.child.findMany({
      where: { familyId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        sealedProfile: true,
        enrolments: {
          where: { state: { not: 'left' } },
          orderBy: { askedAt: 'asc' },
          include: { course: { select: { titleZh: true, titleEn: true } } },
        },
      },
    }),
    readNodesSeenAt(db),
  ])
  const enrolments = children.flatMap((child) => child.enrolments)
  const enrolled = enrolments.filter(({ state }) => state === 'enrolled')
  const classSessions = await db.classSession.findMany({
    where: {
      courseId: { in: enrolled.map(({ courseId }) => courseId) },
      ...{ isRehearsal: false, startsAt: { lt: to }, endsAt: { gt: from } },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    include: { ...withCourseAndSchool, broadcast: true, teacher: { select: { name: true } } },
  })
  const entries = classSessions.flatMap((classSession): WeekEntry[] => {
    const { broadcast, courseId, movedFrom, reason, teacher } = classSession
    if (!broadcast) return []
    const state = broadcastStateAt(
      { ...broadcast, classSession },
      { now, reconnectWindowMs, nodeSeenAt: nodeSeenAt(broadcast.nodeName) },
    )
    return [
      {
        ...toCatalogueEntry(classSession),
        childIds: enrolled.filter((one) => one.courseId === courseId).map((one) => one.childId),
        state: chooseDayState(state, toHeldClass({ ...broadcast, classSession }), now),
        ...{ movedFrom, reason: reason ?? '', teacher: teacher?.name ?? null },
        hasReplay:
          state === 'ended' &&
          describeReplay({ ...broadcast, classSession }, now)?.state === 'ready',
      },
    ]
  })
  const waiting = await Promise.all(
    enrolments
      .filter(({ state }) => state !== 'enrolled')
      .map(async (enrolment): Promise<Waiting> => {
        const { childId, courseId, course } = enrolment
        return { childId, courseId, ...course, standing: await standingOf({ db, now, enrolment }) }
      }),
  )
  const courses = new Set(enrolments.map(({ courseId }) => courseId)).size
  return {
    children: children.map(({ id, sealedProfile }) => ({ id, sealedProfile })),
    ...{ entries, waiting, courses },
  }
}
