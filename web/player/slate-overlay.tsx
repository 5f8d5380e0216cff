import { useTranslations } from 'use-intl/react'
import { BreakSlate } from './break-slate'
import { Countdown } from './countdown'
import { EndedSlate } from './ended-slate'
import type { PlayerState } from './player-state'
import { Slate } from './slate'
import type { NextClass, ReplayOffer } from './watch-answer'

interface SlateOverlayProps {
  state: PlayerState
  /** It played here, and may not any more. */
  wasWatched: boolean
  isSoundOnly: boolean
  replay: ReplayOffer | null
  next: NextClass | null
  onWatchAgain(): void
  startsAtMs: number
  renderedAtMs: number
}

/** Stands over the picture, or in its place, and says what is going on. */
export function SlateOverlay(props: SlateOverlayProps) {
  const { state, wasWatched, isSoundOnly, replay, next, onWatchAgain, ...times } = props
  const t = useTranslations('player.slate')
  switch (state) {
    case 'not_yet':
      return (
        <Slate title={t('notYetTitle')} text={t('notYetText')}>
          <Countdown {...times} label={t('notYetStarts')} late={t('notYetLate')} />
        </Slate>
      )
    case 'connecting':
      return <Slate title={t('connectingTitle')} isOverPicture />
    case 'interrupted':
      return <Slate title={t('interruptedTitle')} text={t('interruptedText')} isOverPicture />
    case 'trouble':
      return <Slate title={t('troubleTitle')} text={t('troubleText')} isOverPicture />
    case 'in_break':
      return <BreakSlate {...{ next, replay, onWatchAgain }} {...times} />
    case 'ended':
      return <EndedSlate {...{ next, replay, onWatchAgain }} />
    case 'not_for_you':
      return (
        <Slate
          title={t(wasWatched ? 'noLongerTitle' : 'notForYouTitle')}
          text={t(wasWatched ? 'noLongerText' : 'notForYouText')}
        >
          <a href="/" className="player-slate-link">
            {t('notForYouLink')}
          </a>
        </Slate>
      )
    case 'live':
      return isSoundOnly ? <Slate title={t('soundOnlyTitle')} text={t('soundOnlyText')} /> : null
  }
}
