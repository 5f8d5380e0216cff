'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'

interface SubmitButtonProps {
  /** For what cannot be taken back, or what ends something, `danger`. */
  look?: 'primary' | 'quiet' | 'danger'
  /** Sent as "on" when this is the button that was pressed. */
  name?: string
  /** What it says instead while the form is on its way, where that takes a while. */
  waiting?: string
  children: ReactNode
}

const looks = {
  primary: 'button-primary',
  quiet: 'button-quiet',
  danger: 'button-danger',
}

/** Sends the form once: while it is on its way it takes no second click. */
export function SubmitButton({ look = 'primary', name, waiting, children }: SubmitButtonProps) {
  const { pending } = useFormStatus()
  return (
    <button
      type="submit"
      name={name}
      value={name && 'on'}
      aria-disabled={pending}
      onClick={(event) => pending && event.preventDefault()}
      className={`mt-6 aria-disabled:cursor-wait aria-disabled:opacity-60 ${looks[look]}`}
    >
      {(pending && waiting) || children}
    </button>
  )
}
