'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { spendRequest } from '@/domain/access/spend-request'
import { openCourse } from '@/domain/course/open-course'
import { holdSchool } from '@/domain/school/hold-school'
import type { FormState } from '../../../../components/form/form-state'
import { courseFormSchema } from '../../../../school/course-form'
import { enterSchool } from '../../../../school/enter-school'
import { answerForm } from '../../../../server/answer-form'

const formSchema = courseFormSchema.extend({ requestId: z.string().max(64) })

export async function openHere(schoolId: string, _: FormState, form: FormData): Promise<FormState> {
  const { page, context } = await enterSchool(schoolId, 'courses')
  const { db, now, actorId } = context
  return answerForm(formSchema, form, async ({ requestId, ...course }) => {
    const opened = await db.$transaction(async (tx) => {
      if (!(await spendRequest({ db: tx, now, requestId }))) return null
      await holdSchool(tx, schoolId)
      return openCourse({ db: tx, now, actorId, schoolId, ...course })
    })
    redirect(opened ? `${page}/${opened.id}` : page)
  })
}
