'use client'

import { useState } from 'react'
import type { FormAction } from './form'
import type { FormState } from './form-state'

/** A form's action, and before it what it answered last, as long as the page stands: for what is shown once. */
export function useLastState<State extends FormState>(
  action: (former: FormState, form: FormData) => Promise<State>,
) {
  const [last, setLast] = useState<State>()
  const noted: FormAction = async (former, form) => {
    const state = await action(former, form)
    setLast(state)
    return state
  }
  return [last, noted] as const
}
