import type { Transaction } from '@/prisma/database'
import { broadcastStateAt } from '../broadcast/broadcast-state'
import { readNodesSeenAt } from '../broadcast/read-nodes-seen-at'
import { toCatalogueEntry, withCourseAndSchool } from './catalogue-entry'
import { closesAfterMs } from './class-session-times'

interface ListClassSessionsOptions {
  db: Transaction
  now: Date
  reconnectWindowMs: number
  /** Those that are over too. */
  includePast?: boolean
  limit?: number
}

const defaultLimit = 100

/** Classes of all schools for operators, the earliest first, whoever may watch them. */
export async function listClassSessions(options: ListClassSessionsOptions) {
  const { db, now, reconnectWindowMs, includePast = false, limit = defaultLimit } = options
  const [classSessions, nodeSeenAt] = await Promise.all([
    db.classSession.findMany({
      where: includePast ? {} : { endsAt: { gt: new Date(now.getTime() - closesAfterMs) } },
      include: { ...withCourseAndSchool, classroom: true, broadcast: true },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      take: limit,
    }),
    readNodesSeenAt(db),
  ])
  return classSessions.flatMap((classSession) => {
    const { broadcast, classroom } = classSession
    if (!broadcast) return []
    const state = broadcastStateAt(
      { ...broadcast, classSession },
      { now, reconnectWindowMs, nodeSeenAt: nodeSeenAt(broadcast.nodeName) },
    )
    return [
      {
        ...toCatalogueEntry(classSession),
        classroomName: classroom.name,
        state,
        isStopped: broadcast.stoppedAt !== null,
      },
    ]
  })
}
