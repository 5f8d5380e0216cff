'use server'

import { answerCodeForm } from '../../../../../auth/answer-code-form'
import type { FormState } from '../../../../../components/form/form-state'
import { askPath } from '../../../../../family/ask/enter-asking'

export async function enterHere(
  programmeId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  return answerCodeForm(form, askPath(programmeId, 'next'))
}
