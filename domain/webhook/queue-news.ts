import type { Database, Prisma, Transaction } from '@/prisma/database'
import { broadcastStateAt } from '../broadcast/broadcast-state'
import { lockBroadcasts } from '../broadcast/lock-broadcasts'
import { readNodesSeenAt } from '../broadcast/read-nodes-seen-at'
import { replayOfferedUntil } from '../broadcast/replay-offer'
import { isTeaching } from '../school/standing'
import { queueDelivery } from './queue-delivery'
import { type BroadcastNews, findNews, type WebhookEvent } from './webhook-events'

interface QueueNewsOptions {
  db: Database
  now: Date
  reconnectWindowMs: number
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const nothingTold: BroadcastNews = { state: 'waiting', runs: 0, replaySeconds: null }

/**
 * Looks for what has changed since the programs of a school were told last, and puts it on its way. The
 * state counts that all others see, and time alone may change that: so this is asked again and again,
 * and is no part of what takes a node's reports. Asked twice at once it still tells each thing once.
 */
export async function queueNews({ db, now, reconnectWindowMs }: QueueNewsOptions) {
  const nodeSeenAt = await readNodesSeenAt(db)
  const readNews = (row: ToldBroadcast) => {
    const seenAt = nodeSeenAt(row.nodeName)
    const state = broadcastStateAt(row, { now, reconnectWindowMs, nodeSeenAt: seenAt })
    const { runs, replaySeconds } = row
    return { state, runs, replaySeconds: replayOfferedUntil(row, now) && replaySeconds }
  }
  const rows = await findAll(db, whichMayHaveNews(now))
  const changed = rows.filter((row) => findNews(row.news ?? nothingTold, readNews(row)).length > 0)
  for (const { id } of changed) {
    await db.$transaction(async (tx) => {
      await lockBroadcasts(tx, [id])
      for (const row of await findAll(tx, { id }))
        await tell(tx, { row, current: readNews(row), now })
    })
  }
}

interface TellOptions {
  row: ToldBroadcast
  current: BroadcastNews
  now: Date
}

async function tell(tx: Transaction, { row, current, now }: TellOptions) {
  const { id: broadcastId, classSession, news, changedAt } = row
  const { id: classSessionId, courseId, classroomId, course } = classSession
  const data = { schoolId: course.schoolId, courseId, classroomId, classSessionId }
  for (const type of findNews(news ?? nothingTold, current)) {
    const timestamp = (momentOf(type, row) ?? now).toISOString()
    for (const { id: webhookId, events, createdAt } of course.school.webhooks) {
      const isOlder = news !== null || (changedAt !== null && createdAt <= changedAt)
      if (!isOlder || !events.includes(type)) continue
      await queueDelivery({ db: tx, now, webhookId, body: { type, timestamp, data } })
    }
  }
  const where = { broadcastId }
  await tx.broadcastNews.upsert({ where, create: { broadcastId, ...current }, update: current })
}

function momentOf(event: WebhookEvent, { startedAt, interruptedAt, endedAt, news }: ToldBroadcast) {
  switch (event) {
    case 'class_session.live':
      // Back after an interruption: nobody wrote down when.
      return news?.state === 'interrupted' ? null : startedAt
    case 'class_session.interrupted':
      return interruptedAt
    case 'class_session.ended':
      return endedAt
    case 'class_session.replay_ready':
      return null
  }
}

const findAll = (db: Transaction, where: Prisma.BroadcastWhereInput) =>
  db.broadcast.findMany({ where, include: withAllThatIsTold })

type ToldBroadcast = Prisma.BroadcastGetPayload<{ include: typeof withAllThatIsTold }>

const withAllThatIsTold = {
  news: true,
  classSession: { include: { course: { include: { school: { include: { webhooks: true } } } } } },
} as const

/** On air, or changed within the hour, in a school that has somebody to tell. */
const whichMayHaveNews = (now: Date): Prisma.BroadcastWhereInput => ({
  OR: [
    { state: { in: ['live', 'interrupted'] } },
    { changedAt: { gt: new Date(now.getTime() - hourMs) } },
  ],
  classSession: {
    isRehearsal: false,
    endsAt: { gt: new Date(now.getTime() - dayMs) },
    course: { school: { standing: isTeaching, webhooks: { some: {} } } },
  },
})
