'use client'

import { type ReactNode, useId } from 'react'
import { useFormState } from './form'

export interface FieldProps {
  name: string
  label: string
  /** What helps to fill it in, below the label. */
  hint?: string
  required?: boolean
}

/** What a control must carry to belong to its label, its hint and its problem. */
interface ControlProps {
  id: string
  name: string
  required: boolean | undefined
  defaultValue: string | undefined
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}

interface FieldFrameProps extends FieldProps {
  children: (control: ControlProps) => ReactNode
}

export const controlLook =
  'mt-1 min-h-12 w-full rounded-lg border border-muted bg-raised px-3 font-normal aria-invalid:border-2 aria-invalid:border-cinnabar'

/** A label, its control, and below it what to mend. */
export function FieldFrame({ name, label, hint, required, children }: FieldFrameProps) {
  const id = useId()
  const { values, problems } = useFormState()
  const problem = problems[name]
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div className="mt-5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-[0.9375rem] text-muted">
          {hint}
        </p>
      )}
      {children({
        id,
        name,
        required,
        defaultValue: values[name],
        'aria-invalid': problem !== undefined,
        'aria-describedby': describedBy || undefined,
      })}
      {problem && (
        <p id={`${id}-problem`} className="mt-1 font-semibold text-cinnabar">
          {problem}
        </p>
      )}
    </div>
  )
}
