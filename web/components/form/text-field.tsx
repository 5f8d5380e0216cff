'use client'

import type { ComponentProps } from 'react'
import { controlLook, FieldFrame, type FieldProps } from './field-frame'

type InputProps = Pick<
  ComponentProps<'input'>,
  'type' | 'autoComplete' | 'inputMode' | 'maxLength' | 'min' | 'max' | 'step' | 'placeholder'
>

/** One line of text; dates, times, numbers, e-mail and passwords by `type`. */
export function TextField({ name, label, hint, required, ...input }: FieldProps & InputProps) {
  return (
    <FieldFrame {...{ name, label, hint, required }}>
      {(control) => <input {...input} {...control} className={controlLook} />}
    </FieldFrame>
  )
}
