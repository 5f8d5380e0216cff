'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { cancelClassSession, cancelClassSessionSchema } from '@/domain/course/cancel-class-session'
import { changeClassSession } from '@/domain/course/change-class-session'
import type { FormState } from '../../../../../components/form/form-state'
import { getReader } from '../../../../../i18n/reader'
import { classFormSchema, readClass, showClass } from '../../../../../school/class-form'
import { enterSchool } from '../../../../../school/enter-school'
import { answerChange } from '../../../../../server/answer-change'
import { answerForm } from '../../../../../server/answer-form'

const enter = (schoolId: string, classSessionId: string) =>
  enterSchool(schoolId, `classes/${classSessionId}`)

export async function changeHere(
  schoolId: string,
  classSessionId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ page, school, context }, { t }] = await Promise.all([
    enter(schoolId, classSessionId),
    getReader(),
  ])
  const where = { id: classSessionId, course: { schoolId } }
  return answerChange(classFormSchema, form, {
    change: async (typed) => {
      const { version } = typed
      const change = readClass(typed, school.timeZone)
      await changeClassSession({ ...context, classSessionId, version, change })
      revalidatePath(page)
    },
    showNow: async () =>
      showClass(await context.db.classSession.findUniqueOrThrow({ where }), school.timeZone),
    done: t('school.plan.saved'),
  })
}

const cancelSchema = cancelClassSessionSchema.extend({ version: z.coerce.number().int() })

export async function cancelHere(
  schoolId: string,
  classSessionId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { page, context } = await enter(schoolId, classSessionId)
  return answerForm(cancelSchema, form, async (given) => {
    await cancelClassSession({ ...context, classSessionId, ...given })
    revalidatePath(page)
    return undefined
  })
}
