import { useTranslations } from 'use-intl/react'
import type { PlayerState } from './player-state'
import type { LineState } from './rendition'

/** Tells screen readers of real changes: the state of the class, and of the line when it turns bad. */
export function Announcer({ state, line }: { state: PlayerState; line: LineState }) {
  const t = useTranslations('player')
  const lineText = state === 'live' && line === 'weak' ? t('line.weak') : ''
  return (
    <p role="status" className="sr-only">
      {t(`state.${state}`)} {lineText}
    </p>
  )
}
