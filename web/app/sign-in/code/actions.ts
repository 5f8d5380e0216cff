'use server'

import { answerCodeForm } from '../../../auth/answer-code-form'
import { safeNext } from '../../../auth/safe-next'
import type { FormState } from '../../../components/form/form-state'

/** `next` comes back from the browser: it is looked at again. */
export async function enterHere(next: string, _: FormState, form: FormData): Promise<FormState> {
  return answerCodeForm(form, safeNext(next))
}
