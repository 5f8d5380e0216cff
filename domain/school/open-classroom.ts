import { z } from 'zod'
import { ladderSettingSchema } from '@/common/ladder-setting'
import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { nameSchema } from '../name'
import { generateClassroomCode } from './stream-key'

export const openClassroomSchema = z.object({
  schoolId: z.string(),
  name: nameSchema,
  ladder: ladderSettingSchema.optional(),
})

type OpenClassroomOptions = z.infer<typeof openClassroomSchema> & { db: Transaction; now: Date }

/** Opens a place to broadcast from. It has no stream key until one is issued. */
export async function openClassroom({ db, now, schoolId, name, ladder }: OpenClassroomOptions) {
  const school = await db.school.findUnique({ where: { id: schoolId }, select: { id: true } })
  if (!school) throw new DomainError('school_not_found')
  return db.classroom.create({
    data: { schoolId, name, ladder, code: generateClassroomCode(), createdAt: now },
  })
}
