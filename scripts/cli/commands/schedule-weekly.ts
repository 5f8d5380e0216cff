import { z } from 'zod'
import { weeklyPlanSchema } from '@/domain/course/plan-session-times'
import { scheduleClassSessionSchema } from '@/domain/course/schedule-class-session'
import { scheduleWeeklyClasses } from '@/domain/course/schedule-weekly-classes'
import type { CliCommand } from '../cli-command'

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const planSchema = weeklyPlanSchema.extend({
  weekdays: z.string().transform((text, context) => {
    const names = z.array(z.enum(weekdayNames)).safeParse(text.toLowerCase().split(','))
    if (names.success) return names.data.map((name) => weekdayNames.indexOf(name) + 1)
    context.addIssue({ code: 'custom', message: 'must be weekdays such as mon,thu' })
    return z.NEVER
  }),
  minutes: z.coerce.number().pipe(weeklyPlanSchema.shape.minutes),
  count: z.coerce.number().pipe(weeklyPlanSchema.shape.count),
  timeZone: weeklyPlanSchema.shape.timeZone.default('Asia/Shanghai'),
})

const placeSchema = scheduleClassSessionSchema.omit({ startsAt: true, endsAt: true })

export const scheduleWeeklyCommand: CliCommand = {
  name: 'schedule-weekly',
  description: 'Put many classes on the timetable, every week on the same days: all or none.',
  required: {
    '--course <id>': 'the course',
    '--classroom <id>': 'the classroom they are broadcast from',
    '--first-day <date>': 'the first day that may have a class, as in 2020-02-10',
    '--weekdays <days>': 'as in mon,thu',
    '--local-time <time>': 'when they start on the clock of the time zone, as in 19:00',
    '--minutes <number>': 'how long each lasts',
    '--count <number>': 'how many classes',
  },
  optional: {
    '--time-zone <name>': 'whose clock they follow; Asia/Shanghai when left out',
    '--title-zh <title>': "title in Chinese; the course's when left out",
    '--title-en <title>': "title in English; the course's when left out",
  },
  async run({ db, now }, { course: courseId, classroom: classroomId, ...options }) {
    const plan = planSchema.parse(options)
    const place = placeSchema.parse({ ...options, courseId, classroomId })
    const classes = await scheduleWeeklyClasses({ db, now, plan, place })
    const lines = classes.map((one) => `  ${one.classSessionId}  ${one.startsAt.toISOString()}`)
    return {
      json: { classes },
      text: `${classes.length} classes are on the timetable.\n\n${lines.join('\n')}`,
    }
  },
}
