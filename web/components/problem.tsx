import type { ReactNode } from 'react'
import { SeedlingMark } from './seedling-mark'

interface ProblemProps {
  title: string
  text: string
  /** What the reader can do now. */
  children: ReactNode
}

export function Problem({ title, text, children }: ProblemProps) {
  return (
    <div className="max-w-[56ch] py-8">
      <SeedlingMark className="size-14 text-leaf" />
      <h1 className="mt-4 font-semibold text-[2rem]">{title}</h1>
      <p className="mt-3 text-muted">{text}</p>
      <div className="mt-8 flex flex-wrap items-center gap-4">{children}</div>
    </div>
  )
}
