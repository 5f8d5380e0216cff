import { z } from 'zod'
import {
  Audience,
  BroadcastState,
  ReplayAudience,
  SchoolKind,
  SchoolStanding,
  Subject,
} from '@/prisma/database'

/** RFC 3339, in UTC. */
const instant = z
  .date()
  .transform((date) => date.toISOString())
  .pipe(z.iso.datetime())
const moment = instant.nullable()

export const schoolSchema = z.object({
  id: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  kind: z.enum(SchoolKind),
  standing: z.enum(SchoolStanding),
  regionCode: z.string().nullable().describe('Division code of GB/T 2260.'),
  timeZone: z.string().describe('IANA name; the clock that the timetable is read by.'),
})

export const teacherSchema = z.object({ id: z.string(), name: z.string(), email: z.string() })

export const classroomSchema = z.object({ id: z.string(), name: z.string(), createdAt: instant })

export const courseSchema = z.object({
  id: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  subject: z.enum(Subject),
  grade: z.number().int().nullable(),
  audience: z.enum(Audience),
  language: z.string().describe('BCP 47.'),
  description: z.string(),
  capacity: z.number().int().nullable().describe('Places; null for any number.'),
  replayAudience: z.enum(ReplayAudience).describe('Who may watch its classes again.'),
  replayDays: z.number().int().nullable().describe('For how long; null as long as they are kept.'),
  archivedAt: moment,
  version: z.number().int(),
  coverUrl: z.string().nullable().describe('A JPEG of 16:9; another cover has another address.'),
})

export const classSessionSchema = z.object({
  id: z.string(),
  courseId: z.string(),
  classroomId: z.string(),
  teacherId: z.string().nullable(),
  titleZh: z.string(),
  titleEn: z.string(),
  startsAt: instant,
  endsAt: instant,
  cancelledAt: moment,
  version: z.number().int(),
  watchUrl: z.string(),
})

export const broadcastSchema = z.object({
  classSessionId: z.string(),
  state: z.enum(BroadcastState),
  startedAt: moment,
  endedAt: moment,
  replaySeconds: z.number().int().nullable().describe('Length of the recording; null without one.'),
})

const watchedEnough = 'Watched at least 80 % of `heldMinutes`.'

export const attendanceSchema = z.object({
  heldMinutes: z
    .number()
    .describe('What counts: how long the class was on air in its planned time.'),
  children: z
    .object({
      enrolled: z.number().int().describe('Enrolled, or left since they came.'),
      watched: z.number().int(),
      present: z.number().int().describe(watchedEnough),
    })
    .describe('How many children; nothing about any of them.'),
  attendants: z.array(
    z.object({
      name: z.string().nullable().describe('Null for who is not signed in.'),
      firstAt: instant,
      lastAt: instant,
      watchedMinutes: z.number().describe('Of `heldMinutes`.'),
      isPresent: z.boolean().describe(watchedEnough),
    }),
  ),
})

export const enrolmentSchema = z.object({
  capacity: z.number().int().nullable().describe('Places; null for any number.'),
  enrolled: z.number().int(),
  offered: z.number().int().describe('Places that are kept for children to whom they are offered.'),
  waitlisted: z.number().int(),
  free: z.number().int().nullable().describe('Null for any number.'),
})

export const problemSchema = z.object({
  error: z.string().describe('A code that does not change.'),
  message: z.string().optional().describe('For people.'),
})
