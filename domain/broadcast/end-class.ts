import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { isPaused } from '../course/off-air-state'
import { DomainError } from '../domain-error'
import { isOnAir } from './broadcast-state'
import { toHeldClass } from './choose-day-state'
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
    const { state } = broadcast
    const held = toHeldClass({ ...broadcast, classSession: { endsAt } })
    const mayGoOn = state === 'ended' && isPaused(held, now)
    if (!isOnAir(state) && !mayGoOn) throw new DomainError('class_not_on_air')
    await tx.broadcast.update({
      where: { id: broadcast.id },
      data: { ...endedNow(broadcast, now), closedAt: now },
    })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'class_ended', subjectId: classSessionId },
    })
  })
}
