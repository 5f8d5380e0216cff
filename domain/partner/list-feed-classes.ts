import type { Prisma, Transaction } from '@/prisma/database'
import { broadcastStateAt, isOnAir } from '../broadcast/broadcast-state'
import { describeReplay } from '../broadcast/describe-replay'
import { readNodesSeenAt } from '../broadcast/read-nodes-seen-at'
import { toCatalogueEntry, withCourseAndSchool } from '../course/catalogue-entry'
import { forEverybody } from '../course/for-everybody'
import { carriableCourses } from './carriable-courses'
import { listFeedPlayers } from './list-feed-players'

interface ListFeedOptions {
  db: Transaction
  now: Date
  reconnectWindowMs: number
  /** Whose feed it is: what it may carry. Null: whatever everybody may watch. */
  partner: { id: string; isLimited: boolean } | null
}

const dayMs = 24 * 3_600_000
const comingDays = 31
const pastDays = 60
const mostClasses = 500

/**
 * The classes of a feed, the latest first: what is on air, what comes within a month, and replays. All that a
 * feed says of them, and no more: where this is the same, nothing has changed for who reads the feed.
 */
export async function listFeedClasses({ db, now, partner, ...window }: ListFeedOptions) {
  const [rows, nodeSeenAt, players] = await Promise.all([
    db.classSession.findMany({
      where: { ...within(now), AND: [forEverybody, ...ofPartner(partner)] },
      include: { ...withCourseAndSchool, broadcast: true },
      orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
      take: mostClasses,
    }),
    readNodesSeenAt(db),
    partner && listFeedPlayers({ db, partnerId: partner.id }),
  ])
  return rows.flatMap((classSession) => {
    const { broadcast } = classSession
    if (!broadcast) return []
    const state = broadcastStateAt(
      { ...broadcast, classSession },
      { now, ...window, nodeSeenAt: nodeSeenAt(broadcast.nodeName) },
    )
    const replay = state === 'ended' ? describeReplay({ ...broadcast, classSession }, now) : null
    const replaySeconds = replay?.state === 'ready' ? replay.seconds : null
    const isCancelled = classSession.cancelledAt !== null
    const isComing = state === 'waiting' && classSession.endsAt > now
    // What is over and cannot be watched again is no news for anybody.
    if (broadcast.stoppedAt !== null) return []
    if (!isOnAir(state) && !isComing && replaySeconds === null) return []
    return [
      {
        ...readNames(classSession),
        language: classSession.course.language,
        /** The partner's own player of the course; null without one. */
        embedId: players?.get(classSession.courseId) ?? null,
        state: replaySeconds === null ? state : ('replay' as const),
        ...{ isCancelled, replaySeconds, version: classSession.version },
        ...{ createdAt: classSession.createdAt, changedAt: latest(classSession, broadcast) },
      },
    ]
  })
}

function readNames(row: Parameters<typeof toCatalogueEntry>[0]) {
  const { classSessionId, title, courseTitle, schoolName, startsAt, endsAt } = toCatalogueEntry(row)
  return { classSessionId, title, courseTitle, schoolName, startsAt, endsAt }
}

export type FeedClass = Awaited<ReturnType<typeof listFeedClasses>>[number]

const within = (now: Date) => ({
  startsAt: {
    gt: new Date(now.getTime() - pastDays * dayMs),
    lt: new Date(now.getTime() + comingDays * dayMs),
  },
})

const ofPartner = (partner: ListFeedOptions['partner']): Prisma.ClassSessionWhereInput[] =>
  partner ? [{ course: carriableCourses(partner) }] : []

function latest({ createdAt }: { createdAt: Date }, { changedAt }: { changedAt: Date | null }) {
  return changedAt && changedAt > createdAt ? changedAt : createdAt
}
