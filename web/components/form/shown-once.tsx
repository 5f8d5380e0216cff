'use client'

import type { ReactNode } from 'react'
import { useFormState } from './form'

interface ShownOnceProps {
  children(secret: string): ReactNode
}

/** Inside a form: the secret that its action has made, until the page is left. */
export function ShownOnce({ children }: ShownOnceProps) {
  const { secret } = useFormState()
  return (
    secret && (
      <div role="status" className="my-5 rounded-xl border border-leaf bg-leaf-wash p-4">
        {children(secret)}
      </div>
    )
  )
}
