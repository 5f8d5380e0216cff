import type { ReactNode } from 'react'
import { SeedlingMark } from '../components/seedling-mark'

interface SlateProps {
  title: string
  text?: string | undefined
  isOverPicture?: boolean
  children?: ReactNode
}

/** Words over the picture, or in its place. */
export function Slate({ title, text, isOverPicture = false, children }: SlateProps) {
  return (
    <div className="player-slate" data-over-picture={isOverPicture}>
      <SeedlingMark className="player-slate-mark" />
      <p className="player-slate-title">{title}</p>
      {children}
      {text && <p className="player-slate-text">{text}</p>}
    </div>
  )
}
