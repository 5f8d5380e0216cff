'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { DomainError } from '@/domain/domain-error'
import { decideAboutSchool, reasonSchema } from '@/domain/school/decide-about-school'
import { requireRight } from '../../../auth/current-account'
import type { FormState } from '../../../components/form/form-state'
import { answerForm } from '../../../server/answer-form'
import { domainContext, getPortal } from '../../../server/portal'

const page = '/operations/schools'

async function enter() {
  const { accountId: actorId } = await requireRight('decide_about_schools', { next: page })
  const { db, now } = domainContext(getPortal())
  return { db, now, actorId }
}

export async function approveHere(schoolId: string) {
  const context = await enter()
  try {
    await decideAboutSchool({ ...context, schoolId, decision: 'approve' })
  } catch (error) {
    // Another operator was faster: the list that is shown now says so.
    if (!(error instanceof DomainError)) throw error
  }
  revalidatePath(page)
}

export async function refuseHere(
  schoolId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const context = await enter()
  return answerForm(z.object({ reason: reasonSchema }), form, async ({ reason }) => {
    await decideAboutSchool({ ...context, schoolId, decision: 'refuse', reason })
    revalidatePath(page)
    return undefined
  })
}
