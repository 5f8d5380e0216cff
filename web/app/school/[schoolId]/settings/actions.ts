'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { DomainError } from '@/domain/domain-error'
import { closeSchool } from '@/domain/school/close-school'
import { requireRight } from '../../../../auth/current-account'
import type { FormState } from '../../../../components/form/form-state'
import { getReader } from '../../../../i18n/reader'
import { answerForm } from '../../../../server/answer-form'
import { domainContext, getPortal } from '../../../../server/portal'

const formSchema = z.object({ name: z.string(), reason: z.string().max(300) })

/** Closes the school for whoever writes its name: nobody does that by a slip of the hand. */
export async function closeHere(
  schoolId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const page = `/school/${schoolId}/settings`
  const { accountId: actorId } = await requireRight('run_school', { next: page, schoolId })
  const [{ db, now }, { t }] = [domainContext(getPortal()), await getReader()]
  return answerForm(formSchema, form, async ({ name, reason }) => {
    const school = await db.school.findUnique({ where: { id: schoolId } })
    if (!school) throw new DomainError('school_not_found')
    if (![school.nameZh, school.nameEn].includes(name)) {
      return { problems: { name: t('school.leave.otherName') } }
    }
    await closeSchool({ db, now, actorId, schoolId, reason })
    revalidatePath(`/school/${schoolId}`, 'layout')
    return { done: t('school.leave.closed') }
  })
}
