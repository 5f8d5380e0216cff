'use client'

import { controlLook, FieldFrame, type FieldProps } from './field-frame'

interface ChoiceFieldProps extends FieldProps {
  /** In the order in which they are shown; the first stands when nothing was chosen. */
  choices: { value: string; label: string }[]
}

/** One of several, in the phone's own way of choosing. */
export function ChoiceField({ choices, ...field }: ChoiceFieldProps) {
  return (
    <FieldFrame {...field} say={(now) => choices.find(({ value }) => value === now)?.label ?? now}>
      {(control) => (
        // React resets a form after its action and forgets what was chosen: made anew, it keeps it.
        <select key={control.defaultValue} {...control} className={controlLook}>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}
