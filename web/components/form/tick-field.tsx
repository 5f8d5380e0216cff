'use client'

import { useId } from 'react'
import { useFormState } from './form'

interface TickFieldProps {
  name: string
  label: string
}

/** Yes or no; sent as "on" when ticked, and left out when not. */
export function TickField({ name, label }: TickFieldProps) {
  const id = useId()
  const { values, problems } = useFormState()
  const problem = problems[name]
  return (
    <div className="mt-5">
      <label className="flex min-h-11 items-center gap-3">
        <input
          key={values[name]}
          type="checkbox"
          name={name}
          defaultChecked={values[name] === 'on'}
          aria-invalid={problem !== undefined}
          aria-describedby={problem && id}
          className="size-5 shrink-0 accent-leaf"
        />
        {label}
      </label>
      {problem && (
        <p id={id} className="font-semibold text-cinnabar">
          {problem}
        </p>
      )}
    </div>
  )
}
