import { z } from 'zod'
import { dayStates } from '@/domain/broadcast/day-states'
import { broadcastSchema } from '../operations/board'

const instant = z.iso.datetime()

const dayClassSchema = broadcastSchema.omit({ logId: true }).extend({
  startsAt: instant,
  endsAt: instant,
  dayState: z.enum(dayStates),
  teacherName: z.string().nullable(),
  viewers: z.number(),
})
export type DayClass = z.infer<typeof dayClassSchema>

/** A school's classes of today at one moment. It carries no playback address. */
export const schoolDaySchema = z.object({ readAt: instant, classes: z.array(dayClassSchema) })
export type SchoolDay = z.infer<typeof schoolDaySchema>
