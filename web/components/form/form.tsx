'use client'

import { createContext, type ReactNode, use, useActionState, useEffect, useRef } from 'react'
import { emptyForm, type FormState } from './form-state'

export type FormAction = (former: FormState, form: FormData) => Promise<FormState>

interface FormProps {
  action: FormAction
  /** Made anew with each page: who sends the same form twice means it once. */
  requestId?: string
  /** What stands in the fields at first. */
  values?: Record<string, string>
  className?: string
  children: ReactNode
}

const FormContext = createContext<FormState>(emptyForm)

/** What the fields of this form show. */
export const useFormState = () => use(FormContext)

/**
 * A form that keeps what was typed and says what to mend: a refusal leads to the first field that
 * needs it. It works before its page has woken up, and without JavaScript.
 */
export function Form({ action, requestId, values = {}, className, children }: FormProps) {
  const [state, dispatch] = useActionState(action, { values, problems: {} })
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (state.problem === undefined && Object.keys(state.problems).length === 0) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus()
  }, [state])
  return (
    <FormContext value={state}>
      <form ref={form} action={dispatch} noValidate className={className}>
        {requestId && <input type="hidden" name="requestId" value={requestId} />}
        {state.problem && (
          <p
            role="alert"
            tabIndex={-1}
            className="mb-5 rounded-xl border-2 border-cinnabar bg-raised p-4 font-semibold"
          >
            {state.problem}
          </p>
        )}
        {state.done && (
          <p role="status" className="mb-5 rounded-xl border border-leaf bg-leaf-wash p-4">
            {state.done}
          </p>
        )}
        {children}
      </form>
    </FormContext>
  )
}
