'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { spendRequest } from '@/domain/access/spend-request'
import { DomainError } from '@/domain/domain-error'
import { closeClassroom } from '@/domain/school/close-classroom'
import { holdSchool } from '@/domain/school/hold-school'
import { issueStreamKey } from '@/domain/school/issue-stream-key'
import { openClassroom, openClassroomSchema } from '@/domain/school/open-classroom'
import type { FormState } from '../../../../components/form/form-state'
import { enterSchool } from '../../../../school/enter-school'
import { answerForm } from '../../../../server/answer-form'

const enter = (schoolId: string) => enterSchool(schoolId, 'classrooms')

const openSchema = openClassroomSchema.pick({ name: true }).extend({
  requestId: z.string().max(64),
})
const nothing = z.object({})

export async function openHere(schoolId: string, _: FormState, form: FormData): Promise<FormState> {
  const { page, context } = await enter(schoolId)
  return answerForm(openSchema, form, async ({ name, requestId }) => {
    await context.db.$transaction(async (tx) => {
      if (!(await spendRequest({ db: tx, now: context.now, requestId }))) return
      await holdSchool(tx, schoolId)
      await openClassroom({ ...context, db: tx, name })
    })
    revalidatePath(page)
    return { values: {} }
  })
}

export async function issueKeyHere(
  schoolId: string,
  classroomId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { page, context } = await enter(schoolId)
  return answerForm(nothing, form, async () => {
    const secret = await context.db.$transaction(async (tx) => {
      const classroom = await tx.classroom.count({
        where: { id: classroomId, schoolId, closedAt: null },
      })
      if (classroom === 0) throw new DomainError('classroom_not_found')
      return (await issueStreamKey({ ...context, db: tx, classroomId })).streamKey
    })
    revalidatePath(page)
    return { secret }
  })
}

export async function closeHere(
  schoolId: string,
  classroomId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { page, context } = await enter(schoolId)
  return answerForm(nothing, form, async () => {
    await closeClassroom({ ...context, classroomId })
    revalidatePath(page)
    return undefined
  })
}
