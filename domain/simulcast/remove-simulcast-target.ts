import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'

interface RemoveOptions {
  db: Database
  now: Date
  actorId: string
  schoolId: string
  targetId: string
}

/** Sends nothing there any more, and forgets its key; a broadcast on air is left within seconds. */
export function removeSimulcastTarget({ db, now, actorId, schoolId, targetId }: RemoveOptions) {
  return db.$transaction(async (tx) => {
    const target = await tx.simulcastTarget.findUnique({ where: { id: targetId, schoolId } })
    if (!target) return
    const { count } = await tx.simulcastTarget.deleteMany({ where: { id: targetId, schoolId } })
    if (count === 0) return
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'simulcast_removed', subjectId: targetId },
      details: { name: target.name },
    })
  })
}
