import { z } from 'zod'
import { listAttendance } from '@/domain/attendance/list-attendance'
import { broadcastStateAt } from '@/domain/broadcast/broadcast-state'
import { readNodesSeenAt } from '@/domain/broadcast/read-nodes-seen-at'
import {
  cancelClassSessionIn,
  cancelClassSessionSchema,
} from '@/domain/course/cancel-class-session'
import {
  changeClassSessionIn,
  changeClassSessionSchema,
} from '@/domain/course/change-class-session'
import { planClassSession } from '@/domain/course/schedule-class-session'
import { DomainError } from '@/domain/domain-error'
import { nameSchema } from '@/domain/name'
import { holdSchool } from '@/domain/school/hold-school'
import { type ApiCall, type Endpoint, endpoint } from './endpoint'
import { pageArguments, pageOf, pageQuerySchema, toPage } from './paging'
import { attendanceSchema, broadcastSchema, classSessionSchema } from './resources'
import { seenVersion } from './seen-version'

const instantText = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const timetableQuery = pageQuerySchema.extend({
  from: instantText.optional().describe('Classes that end after it.'),
  to: instantText.optional().describe('Classes that begin before it.'),
})

const newClassSession = z.object({
  courseId: z.string(),
  classroomId: z.string(),
  teacherId: z.string().optional(),
  startsAt: instantText,
  endsAt: instantText,
  titleZh: nameSchema.optional(),
  titleEn: nameSchema.optional(),
})

const classSessionChange = changeClassSessionSchema.extend({
  version: seenVersion,
  startsAt: instantText.optional(),
  endsAt: instantText.optional(),
})

/** A school's timetable, and how its classes went. */
export const classSessionEndpoints: Endpoint[] = [
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
    run: async ({ tx, now, schoolId, apiKeyId: actorId, body, portalUrl }) => {
      await holdSchool(tx, schoolId)
      const { classSessionId } = await planClassSession(tx, { now, actorId, schoolId, ...body })
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
    run: readClass,
  }),
  endpoint({
    method: 'PATCH',
    path: '/class-sessions/{id}',
    scope: 'class_sessions:write',
    summary: 'Move a class that has not begun, or name another teacher; those concerned are told',
    body: classSessionChange,
    answer: classSessionSchema,
    run: async (call) => {
      const { tx, now, schoolId, apiKeyId: actorId, body } = call
      const { version, ...change } = body
      const { id: classSessionId } = await readClass(call)
      const deed = { now, actorId, schoolId, classSessionId, version, change }
      await changeClassSessionIn(tx, deed)
      return readClass(call)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/class-sessions/{id}/cancellation',
    scope: 'class_sessions:write',
    summary: 'Cancel a class that has not begun; its page stays, and those concerned are told',
    body: cancelClassSessionSchema.extend({ version: seenVersion }),
    answer: classSessionSchema,
    run: async (call) => {
      const { tx, now, schoolId, apiKeyId: actorId, body } = call
      const { id: classSessionId } = await readClass(call)
      await cancelClassSessionIn(tx, { now, actorId, schoolId, classSessionId, ...body })
      return readClass(call)
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

type ClassCall = Pick<ApiCall<unknown, unknown>, 'tx' | 'schoolId' | 'params' | 'portalUrl'>

/** The class that the address names; a rehearsal is nothing to programs. */
async function readClass({ tx, schoolId, params, portalUrl }: ClassCall) {
  const row = await tx.classSession.findUnique({
    where: { id: params.id ?? '', course: { schoolId }, isRehearsal: false },
  })
  if (!row) throw new DomainError('class_session_not_found')
  return withWatchUrl(portalUrl)(row)
}

const withWatchUrl =
  (portalUrl: string) =>
  <Row extends { id: string }>(row: Row) => ({
    ...row,
    watchUrl: new URL(`/watch/${row.id}`, portalUrl).href,
  })
