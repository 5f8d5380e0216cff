import { useTranslations } from 'use-intl/react'
import { formatPosition } from './format-position'
import { Slate } from './slate'
import { useTitle } from './use-title'
import { WatchAgain } from './watch-again'
import type { NextClass, ReplayOffer } from './watch-answer'

interface EndedSlateProps {
  replay: ReplayOffer | null
  /** Is on air by now. */
  next: NextClass | null
  onWatchAgain(): void
}

/** After the end of a class: that it is over, what is on instead, and whether it can be watched again. */
export function EndedSlate({ replay, next, onWatchAgain }: EndedSlateProps) {
  const t = useTranslations('player')
  const title = useTitle(next)
  const text = useReplayWords(replay) ?? t('slate.endedText')
  return (
    <Slate title={t('slate.endedTitle')} text={text}>
      <WatchAgain replay={replay} onWatchAgain={onWatchAgain} />
      {next && (
        <a href={`/watch/${encodeURIComponent(next.classSessionId)}`} className="player-slate-link">
          {t('slate.nextIsOn', { title })}
        </a>
      )}
    </Slate>
  )
}

function useReplayWords(replay: ReplayOffer | null) {
  const t = useTranslations('player.replay')
  if (replay === null) return null
  if (replay.state === 'preparing') return t('preparing')
  return t('length', { duration: formatPosition(replay.seconds) })
}
