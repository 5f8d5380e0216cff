import { z } from 'zod'
import { Temporal } from '../temporal'
import type { ClassSessionTimes } from './class-session-times'
import { toInstant } from './local-time'
import { timeZoneSchema } from './time-zone'

export const mostSessionsAtOnce = 100
const longestMinutes = 14 * 24 * 60

const monday = 1
const sunday = 7

export const weeklyPlanSchema = z.object({
  /** Whose clock on the wall the plan follows, be it the school's or the teacher's. */
  timeZone: timeZoneSchema,
  /** The first day that may have a class, as in 2020-02-10. */
  firstDay: z.iso.date(),
  /** ISO 8601 weekdays: 1 is Monday, 7 is Sunday. */
  weekdays: z.array(z.int().min(monday).max(sunday)).nonempty(),
  /** On the clock of that time zone, as in 19:00. */
  localTime: z.iso.time({ precision: -1 }),
  minutes: z.int().positive().max(longestMinutes),
  count: z.int().positive().max(mostSessionsAtOnce),
})

export type WeeklyPlan = z.infer<typeof weeklyPlanSchema>

/**
 * When the classes of a weekly plan take place, in order. They keep the time on the wall where they were
 * planned, so that those in a zone with other changes of summer time see them move by the difference.
 *
 * A time that the clocks leave out is taken as late as the clocks jump (02:30 becomes 03:30); of one
 * that comes twice, the first is meant. A class lasts its minutes even when the clocks change during it.
 */
export function planSessionTimes(plan: WeeklyPlan): ClassSessionTimes[] {
  const { localTime, timeZone, minutes } = plan
  return chooseDays(plan).map((day) => {
    const startsAt = toInstant({ date: day.toString(), time: localTime }, timeZone)
    return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }
  })
}

function chooseDays({ firstDay, weekdays, count }: WeeklyPlan) {
  const days: Temporal.PlainDate[] = []
  let day = Temporal.PlainDate.from(firstDay)
  while (days.length < count && weekdays.length > 0) {
    if (weekdays.includes(day.dayOfWeek)) days.push(day)
    day = day.add({ days: 1 })
  }
  return days
}
