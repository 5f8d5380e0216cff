import { z } from 'zod'
import { nameSchema } from '@/domain/name'
import { holdSchool } from '@/domain/school/hold-school'
import { openClassroom } from '@/domain/school/open-classroom'
import { classSessionEndpoints } from './class-session-endpoints'
import { courseEndpoints } from './course-endpoints'
import { type Endpoint, endpoint } from './endpoint'
import { pageArguments, pageOf, pageQuerySchema, toPage } from './paging'
import { classroomSchema, schoolSchema, teacherSchema } from './resources'

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
  ...courseEndpoints,
  ...classSessionEndpoints,
]
