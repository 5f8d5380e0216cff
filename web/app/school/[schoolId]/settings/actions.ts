'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { changeTimeZone, changeTimeZoneSchema } from '@/domain/school/change-time-zone'
import { closeSchool } from '@/domain/school/close-school'
import type { FormState } from '../../../../components/form/form-state'
import { getReader } from '../../../../i18n/reader'
import { enterSchool } from '../../../../school/enter-school'
import { answerForm } from '../../../../server/answer-form'

/** Sets the clock of the timetable. */
export async function changeTimeZoneHere(
  schoolId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ context }, { t }] = await Promise.all([enterSchool(schoolId, 'settings'), getReader()])
  return answerForm(changeTimeZoneSchema, form, async ({ timeZone }) => {
    await changeTimeZone({ ...context, timeZone })
    revalidatePath(`/school/${schoolId}`, 'layout')
    return { done: t('school.clock.done') }
  })
}

const formSchema = z.object({ name: z.string(), reason: z.string().max(300) })

/** Closes the school for whoever writes its name: nobody does that by a slip of the hand. */
export async function closeHere(
  schoolId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ portal, school, context }, { t }] = await Promise.all([
    enterSchool(schoolId, 'settings'),
    getReader(),
  ])
  return answerForm(formSchema, form, async ({ name, reason }) => {
    if (![school.nameZh, school.nameEn].includes(name)) {
      return { problems: { name: t('school.leave.otherName') } }
    }
    const { reconnectWindowMs } = portal.settings
    await closeSchool({ ...context, reconnectWindowMs, reason })
    revalidatePath(`/school/${schoolId}`, 'layout')
    return { done: t('school.leave.closed') }
  })
}
