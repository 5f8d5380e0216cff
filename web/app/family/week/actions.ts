'use server'

import { redirect } from 'next/navigation'
import { keepOwnChildren } from '../../../children/keep-own-children'
import { ticksSchema } from '../../../children/ticks-schema'
import type { FormState } from '../../../components/form/form-state'
import { enterFamily } from '../../../family/enter-family'
import { answerForm } from '../../../server/answer-form'

/** Into a class, for the children who are ticked. */
export async function joinHere(
  classSessionId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { context } = await enterFamily('week')
  const { db, accountId } = context
  return answerForm(ticksSchema, form, async (ticks) => {
    await keepOwnChildren({ db, accountId, classSessionId, ticks })
    redirect(`/watch/${classSessionId}`)
  })
}
