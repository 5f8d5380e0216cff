import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { planSessionTimes, weeklyPlanSchema } from './plan-session-times'
import { scheduleClassSession, scheduleClassSessionSchema } from './schedule-class-session'

export const scheduleWeeklyClassesSchema = z.object({
  plan: weeklyPlanSchema,
  place: scheduleClassSessionSchema.omit({ startsAt: true, endsAt: true }),
})

type WeeklyOptions = z.infer<typeof scheduleWeeklyClassesSchema> & { db: Database; now: Date }

const timeoutMs = 30_000

/** Puts all classes of a weekly plan on the timetable, or none of them; answers in their order. */
export function scheduleWeeklyClasses({ db, now, plan, place }: WeeklyOptions) {
  return db.$transaction(
    async (tx) => {
      const scheduled = []
      for (const times of planSessionTimes(plan)) {
        const ids = await scheduleClassSession({ db: tx, now, ...place, ...times })
        scheduled.push({ ...ids, ...times })
      }
      return scheduled
    },
    { timeout: timeoutMs },
  )
}
