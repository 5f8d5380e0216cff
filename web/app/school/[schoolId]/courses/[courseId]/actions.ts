'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { changeCourse } from '@/domain/course/change-course'
import { weeklyPlanSchema } from '@/domain/course/plan-session-times'
import { scheduleWeeklyClasses } from '@/domain/course/schedule-weekly-classes'
import { DomainError } from '@/domain/domain-error'
import { requireRight } from '../../../../../auth/current-account'
import type { FormState } from '../../../../../components/form/form-state'
import { getReader } from '../../../../../i18n/reader'
import { courseFormSchema } from '../../../../../school/course-form'
import { planFormSchema, readPlan } from '../../../../../school/read-plan'
import { answerForm } from '../../../../../server/answer-form'
import { domainContext, getPortal } from '../../../../../server/portal'

async function enter(schoolId: string, courseId: string) {
  const page = `/school/${schoolId}/courses/${courseId}`
  const { accountId: actorId } = await requireRight('run_school', { next: page, schoolId })
  const [{ db, now }, { t }] = [domainContext(getPortal()), await getReader()]
  return { page, db, now, actorId, t }
}

const changeSchema = courseFormSchema.extend({ version: z.coerce.number().int() })

export async function changeHere(
  schoolId: string,
  courseId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { page, db, now, actorId, t } = await enter(schoolId, courseId)
  return answerForm(changeSchema, form, async ({ version, ...course }) => {
    await changeCourse({ db, now, actorId, schoolId, courseId, version, course })
    revalidatePath(page)
    return { done: t('school.courses.saved') }
  })
}

export async function planHere(
  schoolId: string,
  courseId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { page, db, now, actorId, t } = await enter(schoolId, courseId)
  return answerForm(planFormSchema, form, async ({ requestId, ...given }) => {
    const course = await db.course.findUnique({
      where: { id: courseId, schoolId },
      include: { school: true },
    })
    if (!course) throw new DomainError('course_not_found')
    const { plan, place } = readPlan(given, { courseId, timeZone: course.school.timeZone })
    const parsed = weeklyPlanSchema.safeParse(plan)
    if (!parsed.success) return { problem: t('school.plan.wrong') }
    const planned = await scheduleWeeklyClasses({
      ...{ db, now, requestId, audit: { actorId, schoolId } },
      ...{ plan: parsed.data, place },
    })
    revalidatePath(page)
    return { done: t('school.plan.done', { count: planned.length }) }
  })
}
