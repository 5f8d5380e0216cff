import { useTranslations } from 'use-intl/react'
import { SeedlingMark } from '../components/seedling-mark'
import { Countdown } from './countdown'
import type { PlayerState } from './player-state'

interface SlateOverlayProps {
  state: PlayerState
  isSoundOnly: boolean
  startsAtMs: number
  renderedAtMs: number
}

/** Stands over the picture, or in its place, and says what is going on. */
export function SlateOverlay({ state, isSoundOnly, ...times }: SlateOverlayProps) {
  const t = useTranslations('player.slate')
  switch (state) {
    case 'not_yet':
      return (
        <Slate title={t('notYetTitle')} text={t('notYetText')}>
          <Countdown {...times} />
        </Slate>
      )
    case 'connecting':
      return <Slate title={t('connectingTitle')} isOverPicture />
    case 'interrupted':
      return <Slate title={t('interruptedTitle')} text={t('interruptedText')} isOverPicture />
    case 'trouble':
      return <Slate title={t('troubleTitle')} text={t('troubleText')} isOverPicture />
    case 'ended':
      return <Slate title={t('endedTitle')} text={t('endedText')} />
    case 'not_for_you':
      return (
        <Slate title={t('notForYouTitle')} text={t('notForYouText')}>
          <a href="/" className="player-slate-link">
            {t('notForYouLink')}
          </a>
        </Slate>
      )
    case 'live':
      return isSoundOnly ? <Slate title={t('soundOnlyTitle')} text={t('soundOnlyText')} /> : null
  }
}

interface SlateProps {
  title: string
  text?: string
  isOverPicture?: boolean
  children?: React.ReactNode
}

function Slate({ title, text, isOverPicture = false, children }: SlateProps) {
  return (
    <div className="player-slate" data-over-picture={isOverPicture}>
      <SeedlingMark className="player-slate-mark" />
      <p className="player-slate-title">{title}</p>
      {children}
      {text && <p className="player-slate-text">{text}</p>}
    </div>
  )
}
