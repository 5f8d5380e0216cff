'use client'

import {
  createContext,
  type ReactNode,
  use,
  useActionState,
  useEffect,
  useRef,
  useState,
} from 'react'
import { useTranslations } from 'use-intl/react'
import { emptyForm, type FormState } from './form-state'
import { useKeptFields } from './use-kept-fields'

export type FormAction = (former: FormState, form: FormData) => Promise<FormState>

interface FormProps {
  action: FormAction
  /** Made anew with each page: who sends the same form twice means it once. */
  requestId?: string
  /** What stands in the fields at first. */
  values?: Record<string, string>
  /** By this name what is being typed outlives a reload of this tab; a new name forgets it. */
  keptAs?: string
  className?: string
  children: ReactNode
}

const FormContext = createContext<FormState>(emptyForm)

/** What the fields of this form show. */
export const useFormState = () => use(FormContext)

/**
 * A form that keeps what was typed and says what to mend: a refusal leads to the first field that
 * needs it. It works before its page has woken up, and without JavaScript; a line that breaks while it is
 * sent costs nothing that was typed.
 */
export function Form(props: FormProps) {
  const { action, requestId, values = {}, keptAs, className, children } = props
  const t = useTranslations('form')
  const [isAwake, setIsAwake] = useState(false)
  useEffect(() => setIsAwake(true), [])
  const surviving: FormAction = (former, form) =>
    action(former, form).catch((error: unknown) => {
      if (!(error instanceof TypeError)) throw error
      return { values: readTexts(form), problems: {}, problem: t('lostLine') }
    })
  // Before it wakes up the page has to name the action itself, so that it works without JavaScript.
  const [state, dispatch] = useActionState(isAwake ? surviving : action, { values, problems: {} })
  const form = useRef<HTMLFormElement>(null)
  useKeptFields(form, keptAs)
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
            className="my-5 rounded-xl border-2 border-cinnabar bg-raised p-4 font-semibold"
          >
            {state.problem}
          </p>
        )}
        {state.done && (
          <p role="status" className="my-5 rounded-xl border border-leaf bg-leaf-wash p-4">
            {state.done}
          </p>
        )}
        {children}
      </form>
    </FormContext>
  )
}

/** What was typed, without files and without what is never kept. */
function readTexts(form: FormData): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string' && !/password|^code$|^\$/i.test(name)) texts[name] = value
  }
  return texts
}
