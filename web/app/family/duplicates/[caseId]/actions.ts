'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { answerDuplicate, answerDuplicateSchema } from '@/domain/family/duplicates/answer-duplicate'
import { answerJoin } from '@/domain/family/duplicates/answer-join'
import type { FormState } from '../../../../components/form/form-state'
import { enterDuplicate } from '../../../../family/duplicates/enter-duplicate'
import { answerForm } from '../../../../server/answer-form'

export async function answerHere(caseId: string, _: FormState, form: FormData): Promise<FormState> {
  const { context, keys, portal, page } = await enterDuplicate(caseId, 'later')
  return answerForm(answerDuplicateSchema, form, async (given) => {
    const portalUrl = portal.settings.PORTAL_URL
    await answerDuplicate({ ...context, keys, portalUrl, caseId, given })
    revalidatePath(page)
    return undefined
  })
}

export async function answerJoinHere(
  caseId: string,
  isAgreed: boolean,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { context } = await enterDuplicate(caseId, 'earlier')
  return answerForm(z.object({}), form, async () => {
    await answerJoin({ ...context, caseId, isAgreed: z.boolean().parse(isAgreed) })
    redirect('/family')
  })
}
