import type { Prisma, Transaction } from '@/prisma/database'
import { describeReplay } from '../broadcast/describe-replay'
import { withCourseAndSchool } from '../course/catalogue-entry'
import { forEverybody } from '../course/for-everybody'
import { carriableCourses } from './carriable-courses'

interface ListOptions {
  db: Transaction
  now: Date
  /** Whose feed it is: what it may carry. Null: whatever everybody may watch. */
  partner: { id: string; isLimited: boolean } | null
}

const withClass = { classSession: { include: withCourseAndSchool } } as const
export type FeedBroadcast = Prisma.BroadcastGetPayload<{ include: typeof withClass }>

const dayMs = 24 * 3_600_000
const comingDays = 31
const pastDays = 60
/** Nobody waits longer for a teacher; so the list is read from its start. */
const latestDays = 1
/** Each kind has a share of its own: however many classes are to come, what is on air is never left out. */
const most = { onAir: 400, coming: 300, replays: 300 } as const
const mostReplayPages = 10

const inDays = (now: Date, days: number) => new Date(now.getTime() + days * dayMs)

/**
 * What a feed may speak of: what comes next, what went on air last, and what ended last of what can be watched
 * again. Asked in the order in which a class goes through them, so that one which goes on meanwhile is found
 * again instead of missed; what was read last holds.
 */
export async function listFeedBroadcasts(options: ListOptions): Promise<FeedBroadcast[]> {
  const coming = await listComing(options)
  const onAir = await listOnAir(options)
  const replays = await listReplays(options)
  const found = [...coming, ...onAir, ...replays]
  return [...new Map(found.map((broadcast) => [broadcast.id, broadcast])).values()]
}

const ofPartner = ({ partner }: ListOptions): Prisma.ClassSessionWhereInput => ({
  AND: [forEverybody, ...(partner ? [{ course: carriableCourses(partner) }] : [])],
})

async function listComing(options: ListOptions): Promise<FeedBroadcast[]> {
  const { db, now } = options
  const classes = await db.classSession.findMany({
    where: {
      ...ofPartner(options),
      startsAt: { gt: inDays(now, -latestDays), lt: inDays(now, comingDays) },
      endsAt: { gt: now },
      broadcast: { state: 'waiting', stoppedAt: null },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: most.coming,
    include: { ...withCourseAndSchool, broadcast: true },
  })
  return classes.flatMap(({ broadcast, ...classSession }) =>
    broadcast ? [{ ...broadcast, classSession }] : [],
  )
}

function listOnAir(options: ListOptions) {
  return options.db.broadcast.findMany({
    where: {
      ...{ state: { in: ['live', 'interrupted'] }, stoppedAt: null },
      classSession: ofPartner(options),
    },
    orderBy: [{ startedAt: 'desc' }, { id: 'asc' }],
    take: most.onAir,
    include: withClass,
  })
}

/** When a school's days for it are over is a sum of two rows, which no index has: such are passed over. */
async function listReplays(options: ListOptions) {
  const { db, now } = options
  const offered: FeedBroadcast[] = []
  for (let page = 0; page < mostReplayPages; page += 1) {
    const ended = await db.broadcast.findMany({
      where: {
        ...{ state: 'ended', endedAt: { gt: inDays(now, -pastDays) }, stoppedAt: null },
        ...{ replaySeconds: { not: null }, replayUntil: { gt: now }, replayWithdrawnAt: null },
        classSession: {
          AND: [ofPartner(options), { course: { replayAudience: 'as_class' } }],
        },
      },
      orderBy: [{ endedAt: 'desc' }, { id: 'asc' }],
      skip: page * most.replays,
      take: most.replays,
      include: withClass,
    })
    offered.push(...ended.filter((broadcast) => describeReplay(broadcast, now) !== null))
    if (ended.length < most.replays || offered.length >= most.replays) break
  }
  return offered.slice(0, most.replays)
}
