import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'

interface SwitchOptions {
  db: Database
  now: Date
  actorId: string
  schoolId: string
  targetId: string
  isOn: boolean
}

/** Switches a target on or off; a broadcast on air follows within seconds. */
export function switchSimulcastTarget({ db, ...options }: SwitchOptions) {
  const { now, actorId, schoolId, targetId, isOn } = options
  return db.$transaction(async (tx) => {
    const { count } = await tx.simulcastTarget.updateMany({
      where: { id: targetId, schoolId, isOn: !isOn },
      data: { isOn },
    })
    // Who clicks twice means it once.
    if (count === 0) return
    const { name } = await tx.simulcastTarget.findUniqueOrThrow({ where: { id: targetId } })
    const action = isOn ? 'simulcast_switched_on' : 'simulcast_switched_off'
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action, subjectId: targetId },
      details: { name },
    })
  })
}
