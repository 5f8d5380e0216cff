import { z } from 'zod'
import { ladderSettingSchema } from '@/common/ladder-setting'
import type { Transaction } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { DomainError } from '../domain-error'
import { nameSchema } from '../name'
import { generateClassroomCode } from './stream-key'

export const openClassroomSchema = z.object({
  schoolId: z.string(),
  name: nameSchema,
  ladder: ladderSettingSchema.optional(),
})

type OpenClassroomOptions = z.infer<typeof openClassroomSchema> & {
  db: Transaction
  now: Date
  /** Null for the command line. */
  actorId?: string | null
}

/** Opens a place to broadcast from. It has no stream key until one is issued. */
export async function openClassroom(options: OpenClassroomOptions) {
  const { db, now, schoolId, name, ladder, actorId = null } = options
  const school = await db.school.findUnique({ where: { id: schoolId }, select: { id: true } })
  if (!school) throw new DomainError('school_not_found')
  const classroom = await db.classroom.create({
    data: { schoolId, name, ladder, code: generateClassroomCode(), createdAt: now },
  })
  await recordAuditEntry({
    ...{ db, now, actorId, schoolId, action: 'classroom_opened', subjectId: classroom.id },
    details: { name },
  })
  return classroom
}
