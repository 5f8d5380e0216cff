'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { acceptOffer } from '@/domain/course-enrolment/accept-offer'
import { enrolChildren } from '@/domain/course-enrolment/enrol-children'
import { leaveCourse } from '@/domain/course-enrolment/leave-course'
import { enterCourse } from '../../../children/enter-course'
import { readTicked } from '../../../children/read-ticked'
import { ticksSchema } from '../../../children/ticks-schema'
import type { FormState } from '../../../components/form/form-state'
import { getReader } from '../../../i18n/reader'
import { answerForm } from '../../../server/answer-form'

const enter = (courseId: string) => Promise.all([enterCourse(courseId), getReader()])

export async function enrolHere(
  courseId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ page, context }, { t }] = await enter(courseId)
  return answerForm(ticksSchema, form, async (ticks) => {
    const childIds = readTicked(ticks)
    if (childIds.length === 0) return { problem: t('courses.enrol.none') }
    const outcomes = await enrolChildren({ ...context, childIds })
    const waitlisted = outcomes.filter(({ outcome }) => outcome === 'waitlisted').length
    revalidatePath(page)
    const counts = { enrolled: outcomes.length - waitlisted, waitlisted }
    return { values: {}, done: t('courses.enrol.done', counts) }
  })
}

const childSchema = z.object({ childId: z.string() })

export async function acceptHere(
  courseId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ page, context }, { t }] = await enter(courseId)
  return answerForm(childSchema, form, async ({ childId }) => {
    await acceptOffer({ ...context, childId })
    revalidatePath(page)
    revalidatePath('/family/week')
    return { done: t('courses.enrol.accepted') }
  })
}

export async function leaveHere(
  courseId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const [{ page, context }, { t }] = await enter(courseId)
  return answerForm(childSchema, form, async ({ childId }) => {
    await leaveCourse({ ...context, childId })
    revalidatePath(page)
    revalidatePath('/family/week')
    return { done: t('courses.enrol.left') }
  })
}
