'use server'

import { revalidatePath } from 'next/cache'
import { decideDuplicate, decideDuplicateSchema } from '@/domain/family/duplicates/decide-duplicate'
import { requireRight } from '../../../auth/current-account'
import type { FormState } from '../../../components/form/form-state'
import { answerForm } from '../../../server/answer-form'
import { domainContext, getPortal } from '../../../server/portal'

const page = '/operations/duplicates'

export async function decideHere(caseId: string, _: FormState, form: FormData): Promise<FormState> {
  const { accountId } = await requireRight('decide_about_duplicates', { next: page })
  return answerForm(decideDuplicateSchema, form, async (decided) => {
    const { db, now } = domainContext(getPortal())
    await decideDuplicate({ ...{ db, now, accountId, caseId }, ...decided })
    revalidatePath(page)
    return undefined
  })
}
