'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { cancelClassSession } from '@/domain/course/cancel-class-session'
import { changeClassSession } from '@/domain/course/change-class-session'
import { toInstant } from '@/domain/course/local-time'
import { DomainError } from '@/domain/domain-error'
import { requireRight } from '../../../../../auth/current-account'
import type { FormState } from '../../../../../components/form/form-state'
import { getReader } from '../../../../../i18n/reader'
import { answerForm } from '../../../../../server/answer-form'
import { domainContext, getPortal } from '../../../../../server/portal'

async function enter(schoolId: string, classSessionId: string) {
  const page = `/school/${schoolId}/classes/${classSessionId}`
  const { accountId: actorId } = await requireRight('run_school', { next: page, schoolId })
  const [{ db, now }, { t }] = [domainContext(getPortal()), await getReader()]
  return { page, t, db, now, actorId }
}

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
  const { page, t, db, now, actorId } = await enter(schoolId, classSessionId)
  return answerForm(changeSchema, form, async (given) => {
    const school = await db.school.findUnique({ where: { id: schoolId } })
    if (!school) throw new DomainError('school_not_found')
    const { date, time, minutes, teacherId = null, classroomId, reason } = given
    const startsAt = toInstant({ date, time }, school.timeZone)
    const endsAt = new Date(startsAt.getTime() + minutes * 60_000)
    await changeClassSession({
      ...{ db, now, actorId, schoolId, classSessionId, version: given.version },
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
  const { page, db, now, actorId } = await enter(schoolId, classSessionId)
  return answerForm(cancelSchema, form, async (given) => {
    await cancelClassSession({ db, now, actorId, schoolId, classSessionId, ...given })
    revalidatePath(page)
    return undefined
  })
}
