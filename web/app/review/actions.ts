'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { decideEvidence, decideEvidenceSchema } from '@/domain/evidence/decide-evidence'
import { giveBackEvidence } from '@/domain/evidence/give-back-evidence'
import { takeEvidence } from '@/domain/evidence/take-evidence'
import { undoDecision } from '@/domain/evidence/undo-decision'
import type { FormState } from '../../components/form/form-state'
import { enterReview, reviewPage } from '../../review/enter-review'
import { answerForm } from '../../server/answer-form'

export async function takeHere() {
  const { context } = await enterReview()
  await takeEvidence(context)
  revalidatePath(reviewPage)
}

export async function giveBackHere() {
  const { context } = await enterReview()
  await giveBackEvidence(context)
  revalidatePath(reviewPage)
}

/** Whoever has decided gets the next at once. */
export async function decideHere(
  evidenceId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { context } = await enterReview()
  return answerForm(decideEvidenceSchema, form, async (decision) => {
    const { db, now, accountId } = context
    const id = z.string().parse(evidenceId)
    await decideEvidence({ db, now, accountId, evidenceId: id, ...decision })
    await takeEvidence(context)
    revalidatePath(reviewPage)
    return undefined
  })
}

export async function undoHere(
  evidenceId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { context } = await enterReview()
  return answerForm(z.object({}), form, async () => {
    await undoDecision({ ...context, evidenceId: z.string().parse(evidenceId) })
    revalidatePath(reviewPage)
    return undefined
  })
}
