import type { Transaction } from '@/prisma/database'
import { broadcastStateAt, isOnAir } from '../broadcast/broadcast-state'
import { describeReplay } from '../broadcast/describe-replay'
import { readNodesSeenAt } from '../broadcast/read-nodes-seen-at'
import { toCatalogueEntry } from '../course/catalogue-entry'
import { type FeedBroadcast, listFeedBroadcasts } from './list-feed-broadcasts'
import { listFeedPlayers } from './list-feed-players'

interface ListFeedOptions {
  db: Transaction
  now: Date
  reconnectWindowMs: number
  /** Whose feed it is: what it may carry. Null: whatever everybody may watch. */
  partner: { id: string; isLimited: boolean } | null
}

/**
 * The classes of a feed, the latest first: what is on air, what comes within a month, and replays. All that a
 * feed says of them, and no more: where this is the same, nothing has changed for who reads the feed.
 */
export async function listFeedClasses({ db, now, partner, ...window }: ListFeedOptions) {
  const [broadcasts, nodeSeenAt, players] = await Promise.all([
    listFeedBroadcasts({ db, now, partner }),
    readNodesSeenAt(db),
    partner && listFeedPlayers({ db, now, partnerId: partner.id }),
  ])
  const classes = broadcasts.flatMap((broadcast) => {
    const nodeSeen = { nodeSeenAt: nodeSeenAt(broadcast.nodeName) }
    const standing = readStanding(broadcast, { now, ...window, ...nodeSeen })
    if (!standing) return []
    const { classSession } = broadcast
    return [
      {
        ...readNames(classSession),
        language: classSession.course.language,
        /** The partner's own player of the course; null without one. */
        embedId: players?.get(classSession.courseId) ?? null,
        ...standing,
        ...{ isCancelled: classSession.cancelledAt !== null, version: classSession.version },
        ...{ createdAt: classSession.createdAt, changedAt: latest(classSession, broadcast) },
      },
    ]
  })
  return classes.sort(byStart)
}

export type FeedClass = Awaited<ReturnType<typeof listFeedClasses>>[number]

/** Null for what is over and cannot be watched again: it is no news for anybody. */
function readStanding(broadcast: FeedBroadcast, at: Parameters<typeof broadcastStateAt>[1]) {
  const { now } = at
  const { classSession } = broadcast
  const state = broadcastStateAt(broadcast, at)
  const isOffered = state === 'ended' && classSession.course.replayAudience === 'as_class'
  const replay = isOffered ? describeReplay(broadcast, now) : null
  if (replay?.state === 'ready') return { state: 'replay' as const, replaySeconds: replay.seconds }
  const isComing = state === 'waiting' && classSession.endsAt > now
  return isOnAir(state) || isComing ? { state, replaySeconds: null } : null
}

function readNames(row: Parameters<typeof toCatalogueEntry>[0]) {
  const { classSessionId, title, courseTitle, schoolName, startsAt, endsAt } = toCatalogueEntry(row)
  return { classSessionId, title, courseTitle, schoolName, startsAt, endsAt }
}

type Placed = Pick<ReturnType<typeof readNames>, 'classSessionId' | 'startsAt'>
const byStart = (a: Placed, b: Placed) =>
  b.startsAt.getTime() - a.startsAt.getTime() || (a.classSessionId < b.classSessionId ? -1 : 1)

function latest({ createdAt }: { createdAt: Date }, { changedAt }: { changedAt: Date | null }) {
  return changedAt && changedAt > createdAt ? changedAt : createdAt
}
