'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { changeCourseList } from '@/domain/partner/change-course-list'
import { changeProgrammeList } from '@/domain/partner/change-programme-list'
import { emptyForm, type FormState } from '../../../../components/form/form-state'
import { answerForm } from '../../../../server/answer-form'
import { enterAsOperator } from '../enter-as-operator'

const enter = (partnerId: string) => enterAsOperator(`/${partnerId}`)

export async function listHere(partnerId: string, courseId: string, isListed: boolean) {
  const { page, context } = await enter(partnerId)
  await changeCourseList({ ...context, partnerId, courseId, isListed })
  revalidatePath(page)
}

const programmeSchema = z.object({ programmeId: z.string().max(64) })

export async function addProgrammeHere(
  partnerId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { page, context } = await enter(partnerId)
  return answerForm(programmeSchema, form, async ({ programmeId }) => {
    await changeProgrammeList({ ...context, partnerId, programmeId, isListed: true })
    revalidatePath(page)
    return emptyForm
  })
}

export async function removeProgrammeHere(partnerId: string, programmeId: string) {
  const { page, context } = await enter(partnerId)
  await changeProgrammeList({ ...context, partnerId, programmeId, isListed: false })
  revalidatePath(page)
}
