import { z } from 'zod'
import { listAttendance } from '@/domain/attendance/list-attendance'
import { broadcastStateAt } from '@/domain/broadcast/broadcast-state'
import { readNodesSeenAt } from '@/domain/broadcast/read-nodes-seen-at'
import { coverOf } from '@/domain/course/course-cover'
import { openCourse, openCourseSchema } from '@/domain/course/open-course'
import { addClassSession } from '@/domain/course/schedule-class-session'
import { countFreePlaces, countPlaces } from '@/domain/course-enrolment/place-counts'
import { DomainError } from '@/domain/domain-error'
import { nameSchema } from '@/domain/name'
import { holdSchool } from '@/domain/school/hold-school'
import { openClassroom } from '@/domain/school/open-classroom'
import { coverPath } from '../covers/cover-path'
import { type Endpoint, endpoint } from './endpoint'
import { pageArguments, pageOf, pageQuerySchema, toPage } from './paging'
import {
  attendanceSchema,
  broadcastSchema,
  classroomSchema,
  classSessionSchema,
  courseSchema,
  enrolmentSchema,
  schoolSchema,
  teacherSchema,
} from './resources'

const instantQuery = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const timetableQuery = pageQuerySchema.extend({
  from: instantQuery.optional().describe('Classes that end after it.'),
  to: instantQuery.optional().describe('Classes that begin before it.'),
})

const newClassSession = z.object({
  courseId: z.string(),
  classroomId: z.string(),
  teacherId: z.string().optional(),
  startsAt: instantQuery,
  endsAt: instantQuery,
  titleZh: nameSchema.optional(),
  titleEn: nameSchema.optional(),
})

/** The whole API: what is answered, checked and described comes from these rows. */
export const endpoints: Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/school',
    scope: 'school:read',
    summary: 'Your school',
    answer: schoolSchema,
    run: ({ tx, schoolId }) => tx.school.findUniqueOrThrow({ where: { id: schoolId } }),
  }),
  endpoint({
    method: 'GET',
    path: '/teachers',
    scope: 'teachers:read',
    summary: 'Those who teach in your school',
    query: pageQuerySchema,
    answer: pageOf(teacherSchema),
    run: async ({ tx, schoolId, query }) => {
      const { where, ...page } = pageArguments(query)
      const accounts = await tx.account.findMany({
        ...page,
        where: { ...where, grants: { some: { schoolId, role: 'teacher' } } },
        select: { id: true, name: true, email: true },
      })
      return toPage(accounts, query, (account) => account)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/classrooms',
    scope: 'classrooms:read',
    summary: 'Your classrooms',
    query: pageQuerySchema,
    answer: pageOf(classroomSchema),
    run: async ({ tx, schoolId, query }) => {
      const { where, ...page } = pageArguments(query)
      const rows = await tx.classroom.findMany({
        ...page,
        where: { ...where, schoolId, closedAt: null },
      })
      return toPage(rows, query, (row) => row)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/classrooms',
    scope: 'classrooms:write',
    summary: 'Open a classroom',
    body: z.object({ name: nameSchema }),
    answer: classroomSchema,
    run: async ({ tx, now, schoolId, apiKeyId: actorId, body }) => {
      await holdSchool(tx, schoolId)
      return openClassroom({ db: tx, now, actorId, schoolId, ...body })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/courses',
    scope: 'courses:read',
    summary: 'Your courses',
    query: pageQuerySchema,
    answer: pageOf(courseSchema),
    run: async ({ tx, schoolId, query, portalUrl }) => {
      const { where, ...page } = pageArguments(query)
      const rows = await tx.course.findMany({
        ...page,
        where: { ...where, schoolId, archivedAt: null },
      })
      return toPage(rows, query, (row) => withCoverUrl(row, portalUrl))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/courses',
    scope: 'courses:write',
    summary: 'Open a course',
    body: openCourseSchema.omit({ schoolId: true }),
    answer: courseSchema,
    run: async ({ tx, now, schoolId, apiKeyId: actorId, body, portalUrl }) => {
      await holdSchool(tx, schoolId)
      return withCoverUrl(await openCourse({ db: tx, now, actorId, schoolId, ...body }), portalUrl)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/courses/{id}/enrolment',
    scope: 'courses:read',
    summary: 'How many children are enrolled in a course, are offered a place, or wait for one',
    answer: enrolmentSchema,
    run: async ({ tx, now, schoolId, params }) => {
      const courseId = params.id ?? ''
      const course = await tx.course.findUnique({ where: { id: courseId, schoolId } })
      if (!course) throw new DomainError('course_not_found')
      const counts = await countPlaces(tx, { courseId, now })
      const { capacity } = course
      return { capacity, ...counts, free: countFreePlaces(capacity, counts) }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/class-sessions',
    scope: 'class_sessions:read',
    summary: 'Your timetable',
    query: timetableQuery,
    answer: pageOf(classSessionSchema),
    run: async ({ tx, schoolId, query, portalUrl }) => {
      const { where, ...page } = pageArguments(query)
      const rows = await tx.classSession.findMany({
        ...page,
        where: {
          ...where,
          course: { schoolId },
          isRehearsal: false,
          ...(query.from && { endsAt: { gt: query.from } }),
          ...(query.to && { startsAt: { lt: query.to } }),
        },
      })
      return toPage(rows, query, withWatchUrl(portalUrl))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/class-sessions',
    scope: 'class_sessions:write',
    summary: 'Plan a class; a room or teacher that is taken is refused by name',
    body: newClassSession,
    answer: classSessionSchema,
    run: async ({ tx, now, schoolId, body, portalUrl }) => {
      await holdSchool(tx, schoolId)
      const course = await tx.course.count({ where: { id: body.courseId, schoolId } })
      if (course === 0) throw new DomainError('course_not_found')
      const { classSessionId } = await addClassSession(tx, { now, ...body })
      const row = await tx.classSession.findUniqueOrThrow({ where: { id: classSessionId } })
      return withWatchUrl(portalUrl)(row)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/class-sessions/{id}',
    scope: 'class_sessions:read',
    summary: 'A class',
    answer: classSessionSchema,
    run: async ({ tx, schoolId, params, portalUrl }) => {
      const row = await tx.classSession.findUnique({
        where: { id: params.id ?? '', course: { schoolId }, isRehearsal: false },
      })
      if (!row) throw new DomainError('class_session_not_found')
      return withWatchUrl(portalUrl)(row)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/class-sessions/{id}/broadcast',
    scope: 'broadcasts:read',
    summary: 'How a class is, or was, on air',
    answer: broadcastSchema,
    run: async ({ tx, now, reconnectWindowMs, schoolId, params }) => {
      const [row, nodeSeenAt] = await Promise.all([
        tx.broadcast.findUnique({
          where: {
            classSessionId: params.id ?? '',
            classSession: { course: { schoolId }, isRehearsal: false },
          },
          include: { classSession: true },
        }),
        readNodesSeenAt(tx),
      ])
      if (!row) throw new DomainError('class_session_not_found')
      const seenAt = nodeSeenAt(row.nodeName)
      const state = broadcastStateAt(row, { now, reconnectWindowMs, nodeSeenAt: seenAt })
      return { ...row, state }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/class-sessions/{id}/attendance',
    scope: 'attendance:read',
    summary: 'Who watched a class, by what really played',
    answer: attendanceSchema,
    run: async ({ tx, now, schoolId, params }) => {
      const classSessionId = params.id ?? ''
      const attendance = await listAttendance({ db: tx, now, schoolId, classSessionId })
      const { children } = attendance
      const counts = {
        enrolled: children.length,
        watched: children.filter(({ firstAt }) => firstAt !== null).length,
        present: children.filter(({ isPresent }) => isPresent).length,
      }
      return { ...attendance, children: counts }
    },
  }),
]

const withWatchUrl =
  (portalUrl: string) =>
  <Row extends { id: string }>(row: Row) => ({
    ...row,
    watchUrl: new URL(`/watch/${row.id}`, portalUrl).href,
  })

function withCoverUrl<Row extends Parameters<typeof coverOf>[0]>(row: Row, portalUrl: string) {
  const cover = coverOf(row)
  const path = cover && coverPath({ ...cover, shape: 'share' })
  return { ...row, coverUrl: path && new URL(path, portalUrl).href }
}
