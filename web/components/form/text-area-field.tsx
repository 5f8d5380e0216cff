'use client'

import type { ComponentProps } from 'react'
import { controlLook, FieldFrame, type FieldProps } from './field-frame'

type AreaProps = Pick<ComponentProps<'textarea'>, 'rows' | 'maxLength' | 'placeholder'>

/** Several lines of text. */
export function TextAreaField({ name, label, hint, required, ...area }: FieldProps & AreaProps) {
  return (
    <FieldFrame {...{ name, label, hint, required }}>
      {(control) => <textarea {...area} {...control} className={`${controlLook} py-2`} />}
    </FieldFrame>
  )
}
