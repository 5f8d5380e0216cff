import { type LadderSetting, ladderSettingSchema } from '@/common/ladder-setting'
import type { AuthoriseAnswer, PublishRefusal } from '@/common/media-contract'
import type { Database, Prisma, Transaction } from '@/prisma/database'
import { closesAfterMs, opensBeforeMs } from '../course/class-session-times'
import { isTeaching } from '../school/standing'
import { findClassroomCode, isStreamKey } from '../school/stream-key'
import { broadcastStateAt } from './broadcast-state'
import { chooseClassSession } from './choose-class-session'
import { lockBroadcasts } from './lock-broadcasts'
import { liveAccess, withAccess } from './playback-access'
import { isHeldElsewhere } from './publish-grant'

interface AuthoriseOptions {
  db: Database
  now: Date
  reconnectWindowMs: number
  nodeName: string
  streamKey: string
}

/**
 * Decides whether a media node may take a publisher, and for which broadcast. A broadcast is granted
 * to one node at a time; two publishers on one node are that node's to tell apart.
 */
export async function authorisePublish(options: AuthoriseOptions): Promise<AuthoriseAnswer> {
  const { db, streamKey } = options
  const code = findClassroomCode(streamKey)
  const classroom =
    code &&
    (await db.classroom.findUnique({
      where: { code, closedAt: null, school: { standing: isTeaching } },
      include: { streamKey: true },
    }))
  if (!classroom) return { outcome: 'refused', reason: 'unknown_classroom' }
  const answer = await answerFor(classroom, options)
  // What the studio says to the teacher who wonders why nothing happens.
  if (answer.outcome === 'refused') await noteRefusal(options, classroom.id, answer.reason)
  return answer
}

type ClassroomRow = Prisma.ClassroomGetPayload<{ include: { streamKey: true } }>

async function answerFor(
  classroom: ClassroomRow,
  options: AuthoriseOptions,
): Promise<AuthoriseAnswer> {
  const { db, streamKey } = options
  if (!classroom.streamKey || !isStreamKey(streamKey, classroom.streamKey.hash)) {
    return { outcome: 'refused', reason: 'wrong_key' }
  }
  const ladder = ladderSettingSchema.nullable().parse(classroom.ladder) ?? undefined
  return db.$transaction((tx) =>
    grantBroadcast(tx, { ...options, classroomId: classroom.id, ladder }),
  )
}

function noteRefusal({ db, now }: AuthoriseOptions, id: string, refusedReason: PublishRefusal) {
  return db.classroom.updateMany({ where: { id }, data: { refusedAt: now, refusedReason } })
}

type GrantOptions = Omit<AuthoriseOptions, 'db' | 'streamKey'> & {
  classroomId: string
  ladder: LadderSetting | undefined
}

async function grantBroadcast(tx: Transaction, options: GrantOptions): Promise<AuthoriseAnswer> {
  const { now, nodeName, classroomId, ladder } = options
  const broadcastIds = await listOpenBroadcastIds(tx, { classroomId, now })
  await lockBroadcasts(tx, broadcastIds)
  const candidates = await listCandidates(tx, { ...options, broadcastIds })
  const open = candidates.filter(({ closedAt }) => closedAt === null)
  const chosen = chooseClassSession(open, now)
  if (!chosen) {
    return { outcome: 'refused', reason: candidates.length > 0 ? 'class_ended' : 'no_class_now' }
  }
  if (chosen.stoppedAt) return { outcome: 'refused', reason: 'class_stopped' }
  if (isHeldElsewhere(chosen, { now, nodeName })) {
    return { outcome: 'refused', reason: 'already_on_air' }
  }
  await tx.broadcast.update({
    where: { id: chosen.broadcastId },
    data: {
      nodeName,
      grantedAt: now,
      // The node that had it has gone: its line is broken since it was last heard of.
      ...(chosen.isLeftBehind && { state: 'interrupted', interruptedAt: chosen.nodeSeenAt ?? now }),
    },
  })
  const { broadcastId, access } = chosen
  return { outcome: 'granted', broadcastId, classroomId, ladder, access }
}

async function listOpenBroadcastIds(
  tx: Transaction,
  { classroomId, now }: { classroomId: string; now: Date },
) {
  const rows = await tx.broadcast.findMany({
    where: {
      classSession: {
        classroomId,
        cancelledAt: null,
        // A rehearsal ends on time, to make room for the class.
        OR: [{ isRehearsal: false }, { endsAt: { gt: now } }],
        startsAt: { lte: new Date(now.getTime() + opensBeforeMs) },
        endsAt: { gt: new Date(now.getTime() - closesAfterMs) },
      },
    },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

type CandidateOptions = GrantOptions & { broadcastIds: string[] }

async function listCandidates(tx: Transaction, options: CandidateOptions) {
  const { broadcastIds, now, reconnectWindowMs, nodeName } = options
  const broadcasts = await tx.broadcast.findMany({
    where: { id: { in: broadcastIds } },
    include: { classSession: { include: withAccess } },
  })
  const nodeNames = broadcasts.flatMap((broadcast) => broadcast.nodeName ?? [])
  const nodes = await tx.mediaNode.findMany({ where: { name: { in: nodeNames } } })
  return broadcasts.map((broadcast) => {
    const node = nodes.find(({ name }) => name === broadcast.nodeName)
    const nodeSeenAt = node?.lastSeenAt ?? null
    return {
      id: broadcast.classSession.id,
      broadcastId: broadcast.id,
      startsAt: broadcast.classSession.startsAt,
      endsAt: broadcast.classSession.endsAt,
      broadcastState: broadcastStateAt(broadcast, { now, reconnectWindowMs, nodeSeenAt }),
      nodeName: broadcast.nodeName,
      grantedAt: broadcast.grantedAt,
      nodeSeenAt,
      stoppedAt: broadcast.stoppedAt,
      closedAt: broadcast.closedAt,
      access: liveAccess(broadcast.classSession),
      isLeftBehind: broadcast.state === 'live' && broadcast.nodeName !== nodeName,
    }
  })
}
