import type { ReactNode } from 'react'

/** Something that is done seldom, behind its name. */
export function Behind({ name, children }: { name: string; children: ReactNode }) {
  return (
    <details>
      <summary className="button-quiet cursor-pointer list-none">{name}</summary>
      {children}
    </details>
  )
}
