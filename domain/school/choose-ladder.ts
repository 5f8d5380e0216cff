import { z } from 'zod'
import { ladderSettingSchema } from '@/common/ladder-setting'
import type { Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'

export const chooseLadderSchema = z.object({
  classroomId: z.string(),
  /** Null leaves it to the media node. */
  ladder: ladderSettingSchema.nullable(),
})

type ChooseLadderOptions = z.infer<typeof chooseLadderSchema> & { db: Transaction }

/** Sets when a classroom's broadcasts get lower renditions: from its next broadcast on. */
export async function chooseLadder({ db, classroomId, ladder }: ChooseLadderOptions) {
  const { count } = await db.classroom.updateMany({ where: { id: classroomId }, data: { ladder } })
  if (count === 0) throw new DomainError('classroom_not_found')
}
