import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import type { ReplayOffer } from './watch-answer'

interface WatchAgainProps {
  replay: ReplayOffer | null
  onWatchAgain(): void
}

/** The button that plays what was recorded; nothing while there is nothing to play. */
export function WatchAgain({ replay, onWatchAgain }: WatchAgainProps) {
  const t = useTranslations('player')
  if (replay?.state !== 'ready') return null
  return (
    <button type="button" className="player-again" onClick={onWatchAgain}>
      <RotateCcw aria-hidden="true" />
      {t('replay.watchAgain')}
    </button>
  )
}
