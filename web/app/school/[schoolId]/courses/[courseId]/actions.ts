'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { archiveCourse, archiveCourseSchema } from '@/domain/course/archive-course'
import { changeCourse } from '@/domain/course/change-course'
import { changeCourseCover } from '@/domain/course/change-course-cover'
import { weeklyPlanSchema } from '@/domain/course/plan-session-times'
import { scheduleWeeklyClasses } from '@/domain/course/schedule-weekly-classes'
import { DomainError } from '@/domain/domain-error'
import { carriageSchema, changeCarriage } from '@/domain/partner/change-carriage'
import { withdrawEmbed } from '@/domain/partner/withdraw-embed'
import type { FormState } from '../../../../../components/form/form-state'
import { getReader } from '../../../../../i18n/reader'
import { changeCover } from '../../../../../school/change-cover'
import { courseFormSchema, showCourse } from '../../../../../school/course-form'
import { enterSchool } from '../../../../../school/enter-school'
import { planFormSchema, readPlan } from '../../../../../school/read-plan'
import { answerChange } from '../../../../../server/answer-change'
import { answerForm } from '../../../../../server/answer-form'

const enter = (schoolId: string, courseId: string) =>
  Promise.all([enterSchool(schoolId, `courses/${courseId}`), getReader()])

const changeSchema = courseFormSchema.extend({ version: z.coerce.number().int() })

export async function changeHere(
  schoolId: string,
  courseId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ page, context }, { t }] = await enter(schoolId, courseId)
  const where = { id: courseId, schoolId }
  return answerChange(changeSchema, form, {
    change: async ({ version, ...course }) => {
      await changeCourse({ ...context, courseId, version, course })
      revalidatePath(page)
    },
    showNow: async () => showCourse(await context.db.course.findUniqueOrThrow({ where })),
    done: t('school.courses.saved'),
  })
}

export async function planHere(
  schoolId: string,
  courseId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ page, school, context }, { t }] = await enter(schoolId, courseId)
  const { db, now, actorId } = context
  return answerForm(planFormSchema, form, async ({ requestId, ...given }) => {
    const courses = await db.course.count({ where: { id: courseId, schoolId } })
    if (courses === 0) throw new DomainError('course_not_found')
    const { plan, place } = readPlan(given, { courseId, timeZone: school.timeZone })
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

const archiveSchema = archiveCourseSchema.extend({ version: z.coerce.number().int() })

export async function archiveHere(
  schoolId: string,
  courseId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ page, portal, context }] = await enter(schoolId, courseId)
  const { reconnectWindowMs } = portal.settings
  return answerForm(archiveSchema, form, async (given) => {
    await archiveCourse({ ...context, reconnectWindowMs, courseId, ...given })
    revalidatePath(page)
    return undefined
  })
}

export async function changeCoverHere(
  schoolId: string,
  courseId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ page, context }, { t }] = await enter(schoolId, courseId)
  const state = await changeCover({ context, courseId, form, t })
  if (state.done) revalidatePath(page)
  return state
}

export async function removeCoverHere(
  schoolId: string,
  courseId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ page, context }, { t }] = await enter(schoolId, courseId)
  return answerForm(z.object({}), form, async () => {
    await changeCourseCover({ ...context, courseId, cover: null })
    revalidatePath(page)
    return { done: t('school.cover.removed') }
  })
}

export async function carryHere(
  schoolId: string,
  courseId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ page, context }, { t }] = await enter(schoolId, courseId)
  return answerForm(carriageSchema, form, async ({ carriage }) => {
    await changeCarriage({ ...context, courseId, carriage })
    revalidatePath(page)
    return { done: t('school.carriage.saved') }
  })
}

export async function withdrawHere(schoolId: string, courseId: string, embedId: string) {
  const [{ page, context }] = await enter(schoolId, courseId)
  await withdrawEmbed({ ...context, of: { course: { schoolId } }, embedId })
  revalidatePath(page)
}
