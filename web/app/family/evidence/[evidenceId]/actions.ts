'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { DomainError } from '@/domain/domain-error'
import { removeEvidencePage } from '@/domain/evidence/remove-evidence-page'
import { sendEvidence } from '@/domain/evidence/send-evidence'
import type { FormState } from '../../../../components/form/form-state'
import { enterFamily } from '../../../../family/enter-family'
import { answerForm } from '../../../../server/answer-form'

export async function removeHere(evidenceId: string, page: number) {
  const { page: path, context } = await enterFamily(`evidence/${z.string().parse(evidenceId)}`)
  try {
    const wanted = { evidenceId, page: z.number().int().parse(page) }
    await removeEvidencePage({ ...context, ...wanted })
  } catch (error) {
    // It was sent meanwhile, in another tab: the page that is shown now says so.
    if (!(error instanceof DomainError)) throw error
  }
  revalidatePath(path)
}

export async function sendHere(
  evidenceId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { page, context } = await enterFamily(`evidence/${z.string().parse(evidenceId)}`)
  return answerForm(z.object({}), form, async () => {
    await sendEvidence({ ...context, evidenceId })
    revalidatePath(page)
    return undefined
  })
}
