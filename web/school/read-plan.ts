import { z } from 'zod'
import { mostSessionsAtOnce } from '@/domain/course/plan-session-times'
import { Temporal } from '@/domain/temporal'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const longestMinutes = 480
const ticked = z.literal('on').optional()

/** A plan as it comes from its form. */
export const planFormSchema = z.object({
  classroomId: z.string(),
  teacherId: z.string().optional(),
  firstDay: z.iso.date(),
  localTime: z.iso.time(),
  minutes: z.coerce.number().int().min(5).max(longestMinutes),
  count: z.coerce.number().int().min(1).max(mostSessionsAtOnce),
  requestId: z.string().max(64),
  ...{ weekday1: ticked, weekday2: ticked, weekday3: ticked, weekday4: ticked },
  ...{ weekday5: ticked, weekday6: ticked, weekday7: ticked },
})

type GivenPlan = Omit<z.infer<typeof planFormSchema>, 'requestId'>

/** The plan that it means; without a weekday that of the first day. */
export function readPlan(
  given: GivenPlan,
  { courseId, timeZone }: { courseId: string; timeZone: string },
) {
  const { classroomId, teacherId, firstDay, localTime, minutes, count } = given
  const chosen = weekdays.filter((day) => given[`weekday${day}`])
  const own = Temporal.PlainDate.from(firstDay).dayOfWeek
  const plan = {
    ...{ timeZone, firstDay, minutes, count },
    weekdays: chosen.length > 0 ? chosen : [own],
    localTime: localTime.slice(0, 'hh:mm'.length),
  }
  return { plan, place: { courseId, classroomId, teacherId } }
}
