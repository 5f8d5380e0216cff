import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { spendRequest } from '../access/spend-request'
import { planSessionTimes, weeklyPlanSchema } from './plan-session-times'
import { addClassSession, scheduleClassSessionSchema } from './schedule-class-session'

export const scheduleWeeklyClassesSchema = z.object({
  plan: weeklyPlanSchema,
  place: scheduleClassSessionSchema.omit({ startsAt: true, endsAt: true }),
})

type WeeklyOptions = z.infer<typeof scheduleWeeklyClassesSchema> & {
  db: Database
  now: Date
  /** Of the form that planned it: sent twice, it plans once. */
  requestId?: string
  /** Writes it down; left out for the command line. */
  audit?: { actorId: string; schoolId: string }
}

const timeoutMs = 30_000

/** Puts all classes of a weekly plan on the timetable, or none of them; answers in their order. */
export function scheduleWeeklyClasses(options: WeeklyOptions) {
  const { db, now, plan, place, requestId, audit } = options
  return db.$transaction(
    async (tx) => {
      if (requestId && !(await spendRequest({ db: tx, now, requestId }))) return []
      const scheduled = []
      for (const times of planSessionTimes(plan)) {
        const ids = await addClassSession(tx, { now, ...place, ...times })
        scheduled.push({ ...ids, ...times })
      }
      if (audit) {
        await recordAuditEntry({
          ...{ db: tx, now, ...audit, action: 'classes_planned', subjectId: place.courseId },
          details: { count: scheduled.length },
        })
      }
      return scheduled
    },
    { timeout: timeoutMs },
  )
}
