import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { timeZoneSchema } from '../course/time-zone'
import { holdSchool } from './hold-school'

export const changeTimeZoneSchema = z.object({ timeZone: timeZoneSchema })

type ChangeTimeZoneOptions = z.infer<typeof changeTimeZoneSchema> & {
  db: Database
  now: Date
  actorId: string
  schoolId: string
}

/** Sets the clock that a school's timetable is read by; what is planned stays at its moment. */
export function changeTimeZone({ db, ...options }: ChangeTimeZoneOptions) {
  const { now, actorId, schoolId, timeZone } = options
  return db.$transaction(async (tx) => {
    const known = await holdSchool(tx, schoolId)
    if (known.timeZone === timeZone) return
    await tx.school.update({ where: { id: schoolId }, data: { timeZone } })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'time_zone_changed', subjectId: schoolId },
      details: { name: timeZone },
    })
  })
}
