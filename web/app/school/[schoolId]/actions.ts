'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { stopClass, stopClassSchema } from '@/domain/broadcast/stop-class'
import { DomainError } from '@/domain/domain-error'
import type { FormState } from '../../../components/form/form-state'
import { enterSchool } from '../../../school/enter-school'
import { answerForm } from '../../../server/answer-form'

const formSchema = stopClassSchema.pick({ reason: true }).extend({ classSessionId: z.string() })

/** Takes a class of this school off the air at once. */
export async function stopHere(schoolId: string, _: FormState, form: FormData): Promise<FormState> {
  const { page, context } = await enterSchool(schoolId)
  const { db, now, actorId } = context
  return answerForm(formSchema, form, async ({ classSessionId, reason }) => {
    const ofSchool = await db.classSession.count({
      where: { id: classSessionId, course: { schoolId } },
    })
    if (ofSchool === 0) throw new DomainError('class_session_not_found')
    await stopClass({ db, now, actorId, classSessionId, reason })
    revalidatePath(page)
    return undefined
  })
}
