import { z } from 'zod'
import { toInstant, toLocalTime } from '@/domain/course/local-time'
import type { Prisma } from '@/prisma/database'

type ClassRow = Prisma.ClassSessionGetPayload<object>

const minuteMs = 60_000
const longestMinutes = 14 * 24 * 60

/** A class as it comes from its form, on the school's clock. */
export const classFormSchema = z.object({
  version: z.coerce.number().int(),
  teacherId: z.string().optional(),
  classroomId: z.string(),
  date: z.iso.date(),
  time: z.iso.time(),
  minutes: z.coerce.number().int().min(5).max(longestMinutes),
  reason: z.string().max(300).optional(),
})

/** What the form asks for. */
export function readClass(typed: z.output<typeof classFormSchema>, timeZone: string) {
  const { date, time, minutes, teacherId = null, classroomId, reason } = typed
  const startsAt = toInstant({ date, time }, timeZone)
  const endsAt = new Date(startsAt.getTime() + minutes * minuteMs)
  return { startsAt, endsAt, teacherId, classroomId, reason }
}

/** A class as its form shows it, with its version. */
export function showClass(classSession: ClassRow, timeZone: string): Record<string, string> {
  const { startsAt, endsAt, classroomId, teacherId, version } = classSession
  return {
    ...toLocalTime(startsAt, timeZone),
    ...{ classroomId, teacherId: teacherId ?? '' },
    minutes: String((endsAt.getTime() - startsAt.getTime()) / minuteMs),
    version: String(version),
  }
}
