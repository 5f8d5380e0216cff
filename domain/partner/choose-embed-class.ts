import type { Transaction } from '@/prisma/database'
import { broadcastStateAt, isOnAir } from '../broadcast/broadcast-state'
import { readNodesSeenAt } from '../broadcast/read-nodes-seen-at'
import { findOffAir } from '../course/find-off-air'

interface ChooseOptions {
  db: Transaction
  now: Date
  reconnectWindowMs: number
  embed: { courseId: string; classSessionId: string | null }
  /** The class that a link asks for; it must be of the embed's course. */
  wished: string | null
}

const shown = { isRehearsal: false, cancelledAt: null } as const
/** Of a node that died for good the portal never hears that a class of it ended. */
const mostOnAir = 20

/**
 * The class that an embed shows now: its own, the one that was asked for, or what is on of the course – on
 * air, else in break, else going on by the timetable, else the next, else the last that can be watched again.
 * Null when there is none at all.
 */
export async function chooseEmbedClass(options: ChooseOptions): Promise<string | null> {
  const { embed } = options
  const fixed = embed.classSessionId ?? (await findWished(options))
  return fixed ?? (await findOnNow(options)) ?? (await findPlanned(options))
}

async function findWished({ db, embed: { courseId }, wished }: ChooseOptions) {
  if (!wished) return null
  const known = await db.classSession.findUnique({
    where: { id: wished, courseId, isRehearsal: false },
    select: { id: true },
  })
  return known?.id ?? null
}

/** On air, or in break since. */
async function findOnNow({ db, embed: { courseId }, ...times }: ChooseOptions) {
  const nodeSeenAt = await readNodesSeenAt(db)
  const onAir = await db.broadcast.findMany({
    where: {
      state: { in: ['live', 'interrupted'] },
      stoppedAt: null,
      classSession: { courseId, ...shown },
    },
    orderBy: { startedAt: 'desc' },
    take: mostOnAir,
    include: { classSession: true },
  })
  const first = onAir.find((broadcast) =>
    isOnAir(broadcastStateAt(broadcast, { ...times, nodeSeenAt: nodeSeenAt(broadcast.nodeName) })),
  )
  if (first) return first.classSessionId
  const classSession = await db.classSession.findFirst({
    where: { courseId, ...shown, broadcast: { startedAt: { not: null }, stoppedAt: null } },
    orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
    include: { broadcast: true },
  })
  if (!classSession) return null
  const { state } = await findOffAir({ db, ...times, nodeSeenAt, classSession })
  return state === 'in_break' ? classSession.id : null
}

async function findPlanned({ db, now, embed: { courseId } }: ChooseOptions) {
  const next = await db.classSession.findFirst({
    where: { courseId, ...shown, endsAt: { gt: now }, broadcast: { stoppedAt: null } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  if (next) return next.id
  const past = await db.classSession.findFirst({
    where: { courseId, ...shown, endsAt: { lte: now } },
    orderBy: [
      { broadcast: { replayUntil: { sort: 'desc', nulls: 'last' } } },
      { startsAt: 'desc' },
    ],
    select: { id: true },
  })
  return past?.id ?? null
}
