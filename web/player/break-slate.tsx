import { useTranslations } from 'use-intl/react'
import { Countdown } from './countdown'
import { Slate } from './slate'
import { useTitle } from './use-title'
import { WatchAgain } from './watch-again'
import type { NextClass, ReplayOffer } from './watch-answer'

interface BreakSlateProps {
  /** Null: the class itself goes on. */
  next: NextClass | null
  replay: ReplayOffer | null
  onWatchAgain(): void
  startsAtMs: number
  renderedAtMs: number
}

/** While a class is off air and it, or the next of its course, comes on by itself. */
export function BreakSlate({ next, replay, onWatchAgain, ...times }: BreakSlateProps) {
  const t = useTranslations('player.slate')
  const title = useTitle(next)
  if (!next) {
    return (
      <Slate title={t('pauseTitle')} text={t('pauseText')}>
        {/* Its teacher may have tried it out before its time. */}
        <Countdown {...times} label={t('notYetStarts')} late={null} />
        <WatchAgain replay={replay} onWatchAgain={onWatchAgain} />
      </Slate>
    )
  }
  return (
    <Slate title={t('breakTitle')} text={t('breakText')}>
      <Countdown
        {...{ startsAtMs: next.startsAtMs, renderedAtMs: times.renderedAtMs }}
        label={t('breakStarts', { title })}
        late={t('breakLate', { title })}
      />
      <WatchAgain replay={replay} onWatchAgain={onWatchAgain} />
    </Slate>
  )
}
