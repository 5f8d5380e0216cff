'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { spendRequest } from '@/domain/access/spend-request'
import { openCourse } from '@/domain/course/open-course'
import { holdSchool } from '@/domain/school/hold-school'
import { requireRight } from '../../../../auth/current-account'
import type { FormState } from '../../../../components/form/form-state'
import { courseFormSchema } from '../../../../school/course-form'
import { answerForm } from '../../../../server/answer-form'
import { domainContext, getPortal } from '../../../../server/portal'

const formSchema = courseFormSchema.extend({ requestId: z.string().max(64) })

export async function openHere(schoolId: string, _: FormState, form: FormData): Promise<FormState> {
  const page = `/school/${schoolId}/courses`
  const { accountId: actorId } = await requireRight('run_school', { next: page, schoolId })
  const { db, now } = domainContext(getPortal())
  return answerForm(formSchema, form, async ({ requestId, ...course }) => {
    const opened = await db.$transaction(async (tx) => {
      if (!(await spendRequest({ db: tx, now, requestId }))) return null
      await holdSchool(tx, schoolId)
      return openCourse({ db: tx, now, actorId, schoolId, ...course })
    })
    redirect(opened ? `${page}/${opened.id}` : page)
  })
}
