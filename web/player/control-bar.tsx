import { Pause, PictureInPicture2, Play, Radio } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { FullscreenButton } from './fullscreen-button'
import { IconButton } from './icon-button'
import { LineStatus } from './line-status'
import type { PlayerSession } from './player-session'
import type { PlayerSnapshot } from './player-snapshot'
import { isOnAir, type PlayerState } from './player-state'
import { QualityMenu } from './quality-menu'
import { VolumeControl } from './volume-control'

interface ControlBarProps {
  state: PlayerState
  session: PlayerSession | null
  snapshot: PlayerSnapshot
  fullscreen: { isFullscreen: boolean; toggle(): Promise<void> }
}

export function ControlBar({ state, session, snapshot, fullscreen }: ControlBarProps) {
  const t = useTranslations('player')
  const canPlay = session !== null && isOnAir(state)
  return (
    <div className="player-bar">
      <LineStatus state={state} snapshot={snapshot} />
      {canPlay && (
        <fieldset className="player-controls" aria-label={t('controls')}>
          <PlayButton session={session} isPaused={snapshot.isPaused} />
          <IconButton label={t('jumpToLive')} onClick={() => session.jumpToLive()}>
            <Radio />
          </IconButton>
          <VolumeControl session={session} snapshot={snapshot} />
          <span className="player-gap" />
          {snapshot.canChoose && <QualityMenu session={session} snapshot={snapshot} />}
          {'pictureInPictureEnabled' in document && document.pictureInPictureEnabled && (
            <IconButton
              label={t('pictureInPicture')}
              isForWide
              onClick={() => void togglePictureInPicture(session.video)}
            >
              <PictureInPicture2 />
            </IconButton>
          )}
          <FullscreenButton {...fullscreen} />
        </fieldset>
      )}
    </div>
  )
}

function PlayButton({ session, isPaused }: { session: PlayerSession; isPaused: boolean }) {
  const t = useTranslations('player')
  return (
    <IconButton
      label={isPaused ? t('play') : t('pause')}
      onClick={() => (isPaused ? void session.play() : session.pause())}
    >
      {isPaused ? <Play /> : <Pause />}
    </IconButton>
  )
}

async function togglePictureInPicture(video: HTMLVideoElement) {
  if (document.pictureInPictureElement) await document.exitPictureInPicture()
  else await video.requestPictureInPicture()
}
