import { Pause, Play } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl/react'
import { ChapterList } from './chapter-list'
import { FullscreenButton } from './fullscreen-button'
import { IconButton } from './icon-button'
import { QualityMenu } from './quality-menu'
import type { ReplaySession } from './replay-session'
import type { ReplaySnapshot } from './replay-snapshot'
import { SeekBar } from './seek-bar'
import { SpeedChoice } from './speed-choice'
import { VolumeControl } from './volume-control'

interface ReplayControlsProps {
  session: ReplaySession
  snapshot: ReplaySnapshot
  fullscreen: { isFullscreen: boolean; toggle(): Promise<void> }
}

export function ReplayControls({ session, snapshot, fullscreen }: ReplayControlsProps) {
  const t = useTranslations('player')
  const controls = useRef<HTMLFieldSetElement>(null)
  // The button that opened the replay is gone: the keyboard goes on here.
  useEffect(() => controls.current?.querySelector('button')?.focus({ preventScroll: true }), [])
  const { isPaused } = snapshot
  return (
    <>
      <SeekBar session={session} snapshot={snapshot} />
      <ChapterList session={session} snapshot={snapshot} />
      <fieldset ref={controls} className="player-controls" aria-label={t('controls')}>
        <IconButton
          label={isPaused ? t('play') : t('pause')}
          onClick={() => (isPaused ? void session.play() : session.pause())}
        >
          {isPaused ? <Play /> : <Pause />}
        </IconButton>
        <VolumeControl session={session} snapshot={snapshot} />
        <span className="player-gap" />
        <SpeedChoice session={session} speed={snapshot.speed} />
        {snapshot.canChoose && <QualityMenu session={session} snapshot={snapshot} />}
        <FullscreenButton {...fullscreen} />
      </fieldset>
    </>
  )
}
