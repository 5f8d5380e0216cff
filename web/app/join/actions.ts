'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { findCourseByCode } from '@/domain/course/find-course-by-code'
import { readAddress } from '../../auth/client-address'
import { readForwardedFor } from '../../auth/current-account'
import { doorLimits } from '../../auth/door-limits'
import type { FormState } from '../../components/form/form-state'
import { getReader } from '../../i18n/reader'
import { keepClassCode } from '../../join/class-codes'
import { answerForm } from '../../server/answer-form'
import { domainContext, getPortal } from '../../server/portal'

const formSchema = z.object({ classCode: z.string().max(20) })

/** Opens a course to whoever knows its code. A code that is right costs no try: a whole school may sit behind one address. */
export async function joinHere(_: FormState, form: FormData): Promise<FormState> {
  const [portal, { t }] = [getPortal(), await getReader()]
  const { db, now } = domainContext(portal)
  const address = readAddress(await readForwardedFor())
  const attempt = { trial: 'class_code', account: undefined, address } as const
  return answerForm(formSchema, form, async ({ classCode: code }) => {
    if (!doorLimits(portal).begin(attempt)) return { problem: t('join.tooMany') }
    const course = await findCourseByCode({ db, now, code })
    if (!course) return { problems: { classCode: t('join.wrong') } }
    doorLimits(portal).forgive(attempt)
    await keepClassCode(course.classCode)
    if (!course.classSessionId) return { done: t('join.noClass') }
    redirect(`/watch/${course.classSessionId}`)
  })
}
