'use client'

import { useId } from 'react'
import { useFormState } from './form'

interface RadioFieldProps {
  name: string
  legend: string
  choices: { value: string; label: string; hint?: string }[]
}

/** One of few, all to be seen at once. */
export function RadioField({ name, legend, choices }: RadioFieldProps) {
  const id = useId()
  const { values, problems } = useFormState()
  const problem = problems[name]
  return (
    <fieldset className="mt-5" aria-describedby={problem && id}>
      <legend className="font-semibold">{legend}</legend>
      {choices.map(({ value, label, hint }) => (
        <label
          key={value}
          className="mt-2 flex min-h-12 items-start gap-3 rounded-lg border border-line bg-raised p-3 has-checked:border-leaf"
        >
          <input
            key={values[name]}
            type="radio"
            name={name}
            value={value}
            defaultChecked={values[name] === value}
            aria-invalid={problem !== undefined}
            className="mt-1 size-5 shrink-0 accent-leaf"
          />
          <span>
            {label}
            {hint && <span className="block text-[0.9375rem] text-muted">{hint}</span>}
          </span>
        </label>
      ))}
      {problem && (
        <p id={id} className="mt-1 font-semibold text-cinnabar">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
