import { z } from 'zod'
import { coverOf } from '@/domain/course/course-cover'
import { openCourse, openCourseSchema } from '@/domain/course/open-course'
import { countFreePlaces, countPlaces } from '@/domain/course-enrolment/place-counts'
import { DomainError } from '@/domain/domain-error'
import { nameSchema } from '@/domain/name'
import { holdSchool } from '@/domain/school/hold-school'
import { openClassroom } from '@/domain/school/open-classroom'
import { coverPath } from '../covers/cover-path'
import { classSessionEndpoints } from './class-session-endpoints'
import { type Endpoint, endpoint } from './endpoint'
import { pageArguments, pageOf, pageQuerySchema, toPage } from './paging'
import {
  classroomSchema,
  courseSchema,
  enrolmentSchema,
  schoolSchema,
  teacherSchema,
} from './resources'

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
  ...classSessionEndpoints,
]

function withCoverUrl<Row extends Parameters<typeof coverOf>[0]>(row: Row, portalUrl: string) {
  const cover = coverOf(row)
  const path = cover && coverPath({ ...cover, shape: 'share' })
  return { ...row, coverUrl: path && new URL(path, portalUrl).href }
}
