import type { ReactNode } from 'react'

interface IconButtonProps {
  label: string
  onClick(): void
  /** Left out where there is little room. */
  isForWide?: boolean
  children: ReactNode
}

export function IconButton({ label, onClick, isForWide = false, children }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="player-button"
      data-wide={isForWide}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
