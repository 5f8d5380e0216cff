import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { formatPosition } from './format-position'
import { Slate } from './slate'
import type { ReplayOffer } from './watch-answer'

interface EndedSlateProps {
  replay: ReplayOffer | null
  onWatchAgain(): void
}

/** After the end of a class: that it is over, and whether it can be watched again. */
export function EndedSlate({ replay, onWatchAgain }: EndedSlateProps) {
  const t = useTranslations('player')
  if (replay === null) return <Slate title={t('slate.endedTitle')} text={t('slate.endedText')} />
  if (replay.state === 'preparing') {
    return <Slate title={t('slate.endedTitle')} text={t('replay.preparing')} />
  }
  return (
    <Slate
      title={t('slate.endedTitle')}
      text={t('replay.length', { duration: formatPosition(replay.seconds) })}
    >
      <button type="button" className="player-again" onClick={onWatchAgain}>
        <RotateCcw aria-hidden="true" />
        {t('replay.watchAgain')}
      </button>
    </Slate>
  )
}
