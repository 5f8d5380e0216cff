'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { cancelClassSession } from '@/domain/course/cancel-class-session'
import { changeClassSession } from '@/domain/course/change-class-session'
import { toInstant } from '@/domain/course/local-time'
import type { FormState } from '../../../../../components/form/form-state'
import { getReader } from '../../../../../i18n/reader'
import { enterSchool } from '../../../../../school/enter-school'
import { answerForm } from '../../../../../server/answer-form'

const enter = (schoolId: string, classSessionId: string) =>
  enterSchool(schoolId, `classes/${classSessionId}`)

const version = z.coerce.number().int()
const longestMinutes = 14 * 24 * 60
const changeSchema = z.object({
  version,
  teacherId: z.string().optional(),
  classroomId: z.string(),
  date: z.iso.date(),
  time: z.iso.time(),
  minutes: z.coerce.number().int().min(5).max(longestMinutes),
  reason: z.string().max(300).optional(),
})

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
  return answerForm(changeSchema, form, async (given) => {
    const { date, time, minutes, teacherId = null, classroomId, reason } = given
    const startsAt = toInstant({ date, time }, school.timeZone)
    const endsAt = new Date(startsAt.getTime() + minutes * 60_000)
    await changeClassSession({
      ...{ ...context, classSessionId, version: given.version },
      change: { startsAt, endsAt, teacherId, classroomId, reason },
    })
    revalidatePath(page)
    return { done: t('school.plan.saved') }
  })
}

const cancelSchema = z.object({ version, reason: z.string().max(300) })

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
