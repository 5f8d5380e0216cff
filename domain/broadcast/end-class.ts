import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { isOnAir } from './broadcast-state'
import { endedNow } from './ended-now'
import { holdClass } from './hold-class'

interface EndClassOptions {
  db: Database
  now: Date
  actorId: string
  classSessionId: string
}

/**
 * Ends a class that is on air or pauses, as its teacher says in the studio: viewers see its end, its replay is
 * made, and its media node sends the encoder away within seconds. Throws DomainError `class_not_on_air`.
 */
export function endClass({ db, now, actorId, classSessionId }: EndClassOptions) {
  return db.$transaction(async (tx) => {
    const { broadcast, schoolId, endsAt } = await holdClass(tx, classSessionId)
    const { state, closedAt, stoppedAt } = broadcast
    const isPaused = state === 'ended' && !closedAt && !stoppedAt && now < endsAt
    if (!isOnAir(state) && !isPaused) throw new DomainError('class_not_on_air')
    await tx.broadcast.update({
      where: { id: broadcast.id },
      data: { ...endedNow(broadcast, now), closedAt: now },
    })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'class_ended', subjectId: classSessionId },
    })
  })
}
