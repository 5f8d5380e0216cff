import { z } from 'zod'
import { archiveCourseIn, archiveCourseSchema } from '@/domain/course/archive-course'
import { changeCourseIn } from '@/domain/course/change-course'
import { coverOf } from '@/domain/course/course-cover'
import { courseSchema as givenCourse, openCourse } from '@/domain/course/open-course'
import { countFreePlaces, countPlaces } from '@/domain/course-enrolment/place-counts'
import { DomainError } from '@/domain/domain-error'
import { holdSchool } from '@/domain/school/hold-school'
import { coverPath } from '../covers/cover-path'
import { type ApiCall, type Endpoint, endpoint } from './endpoint'
import { pageArguments, pageOf, pageQuerySchema, toPage } from './paging'
import { courseSchema, enrolmentSchema } from './resources'
import { seenVersion } from './seen-version'

const { shape } = givenCourse

/** What is left out stays as it is; null takes a number away. */
const courseChange = z
  .object({
    titleZh: shape.titleZh,
    titleEn: shape.titleEn,
    subject: shape.subject.unwrap(),
    grade: shape.grade.unwrap().nullable(),
    audience: shape.audience.unwrap(),
    description: shape.description.unwrap(),
    language: shape.language.unwrap(),
    capacity: shape.capacity.unwrap().nullable(),
    replayAudience: shape.replayAudience.unwrap(),
    replayDays: shape.replayDays.unwrap().nullable(),
  })
  .partial()
  .extend({ version: seenVersion })

/** A school's courses, and how full they are. */
export const courseEndpoints: Endpoint[] = [
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
    body: givenCourse,
    answer: courseSchema,
    run: async ({ tx, now, schoolId, apiKeyId: actorId, body, portalUrl }) => {
      await holdSchool(tx, schoolId)
      return withCoverUrl(await openCourse({ db: tx, now, actorId, schoolId, ...body }), portalUrl)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/courses/{id}',
    scope: 'courses:read',
    summary: 'A course, an archived one too',
    answer: courseSchema,
    run: readCourse,
  }),
  endpoint({
    method: 'PATCH',
    path: '/courses/{id}',
    scope: 'courses:write',
    summary: 'Change a course; places that are added go to those who wait',
    body: courseChange,
    answer: courseSchema,
    run: async (call) => {
      const { tx, now, schoolId, apiKeyId: actorId, body } = call
      const { version, ...change } = body
      const known = await readCourse(call)
      const course = givenCourse.parse(withoutNulls({ ...known, ...change }))
      await changeCourseIn(tx, { now, actorId, schoolId, courseId: known.id, version, course })
      return readCourse(call)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/courses/{id}/archival',
    scope: 'courses:write',
    summary: 'End a course: what is planned is cancelled, those concerned are told, replays stay',
    body: archiveCourseSchema.extend({ version: seenVersion }),
    answer: courseSchema,
    run: async (call) => {
      const { tx, now, reconnectWindowMs, schoolId, apiKeyId: actorId, body } = call
      const { id: courseId } = await readCourse(call)
      const deed = { now, reconnectWindowMs, actorId, schoolId, courseId, ...body }
      await archiveCourseIn(tx, deed)
      return readCourse(call)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/courses/{id}/enrolment',
    scope: 'courses:read',
    summary: 'How many children are enrolled in a course, are offered a place, or wait for one',
    answer: enrolmentSchema,
    run: async (call) => {
      const { tx, now } = call
      const { id: courseId, capacity } = await readCourse(call)
      const counts = await countPlaces(tx, { courseId, now })
      return { capacity, ...counts, free: countFreePlaces(capacity, counts) }
    },
  }),
]

type CourseCall = Pick<ApiCall<unknown, unknown>, 'tx' | 'schoolId' | 'params' | 'portalUrl'>

/** The course that the address names. */
async function readCourse({ tx, schoolId, params, portalUrl }: CourseCall) {
  const row = await tx.course.findUnique({ where: { id: params.id ?? '', schoolId } })
  if (!row) throw new DomainError('course_not_found')
  return withCoverUrl(row, portalUrl)
}

function withCoverUrl<Row extends Parameters<typeof coverOf>[0]>(row: Row, portalUrl: string) {
  const cover = coverOf(row)
  const path = cover && coverPath({ ...cover, shape: 'share' })
  return { ...row, coverUrl: path && new URL(path, portalUrl).href }
}

const withoutNulls = (row: object) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
