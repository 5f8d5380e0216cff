import { z } from 'zod'
import {
  scheduleClassSession,
  scheduleClassSessionSchema,
} from '@/domain/course/schedule-class-session'
import type { CliCommand } from '../cli-command'

const longestMinutes = 14 * 24 * 60

const timesSchema = z.object({
  minutes: z.coerce.number().positive().max(longestMinutes),
  startsAt: z.iso
    .datetime({ offset: true, error: 'must be a time such as 2020-02-10T09:00:00+08:00' })
    .optional(),
})

export const scheduleClassCommand: CliCommand = {
  name: 'schedule-class',
  description: 'Put a class on the timetable, starting now or at a time.',
  required: {
    '--course <id>': 'the course',
    '--classroom <id>': 'the classroom it is broadcast from',
    '--minutes <number>': 'how long it lasts',
  },
  optional: {
    '--starts-at <time>': 'as in 2020-02-10T09:00:00+08:00; now when left out',
    '--title-zh <title>': "title in Chinese; the course's when left out",
    '--title-en <title>': "title in English; the course's when left out",
  },
  async run({ db, now, settings }, { course: courseId, classroom: classroomId, ...options }) {
    const times = timesSchema.parse(options)
    const startsAt = times.startsAt ? new Date(times.startsAt) : now
    const endsAt = new Date(startsAt.getTime() + times.minutes * 60_000)
    const given = scheduleClassSessionSchema.parse({
      ...options,
      courseId,
      classroomId,
      startsAt,
      endsAt,
    })
    const { classSessionId, broadcastId } = await scheduleClassSession({ db, now, ...given })
    const watchUrl = new URL(`/watch/${classSessionId}`, settings.PORTAL_URL).href
    return {
      json: { classSessionId, broadcastId, startsAt, endsAt, watchUrl },
      text: `The class is on the timetable.\n\n  Class  ${classSessionId}\n  From   ${startsAt.toISOString()}\n  To     ${endsAt.toISOString()}\n  Watch  ${watchUrl}`,
    }
  },
}
