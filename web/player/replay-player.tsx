import { type KeyboardEvent, useRef } from 'react'
import { useTranslations } from 'use-intl/react'
import type { PlaybackPass } from './playback-pass'
import type { Timetable } from './replay-chapters'
import { ReplayControls } from './replay-controls'
import { commandOfReplayKey, type ReplayCommand } from './replay-keys'
import type { ReplaySession } from './replay-session'
import { ReplaySlate } from './replay-slate'
import { usesKey } from './use-player-keys'
import { useReplaySession } from './use-replay-session'

interface ReplayPlayerProps {
  classSessionId: string
  playlistUrl: string
  pass: PlaybackPass
  durationSeconds: number
  timetable: Timetable
  /** The recording is there no more; what is played already goes on as far as it is loaded. */
  isGone: boolean
  fullscreen: { isFullscreen: boolean; toggle(): Promise<void> }
}

const seekStepSeconds = 10
const volumeStep = 0.1

/** A class that has ended, watched again in the place of its live picture. */
export function ReplayPlayer({ isGone, fullscreen, ...replay }: ReplayPlayerProps) {
  const t = useTranslations('player.replay')
  const surface = useRef<HTMLDivElement>(null)
  const { session, snapshot } = useReplaySession({ container: surface, ...replay })
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key, target, ctrlKey, altKey, metaKey } = event
    const isOwnKey = target instanceof HTMLElement && usesKey(target, key)
    const hasModifier = ctrlKey || altKey || metaKey
    const command = commandOfReplayKey({ key, isOwnKey, hasModifier })
    if (!command || !session) return
    event.preventDefault()
    if (command === 'toggle_fullscreen') void fullscreen.toggle()
    else obey(command, session)
  }
  const hasFailed = (snapshot?.failures ?? 0) > 0
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the controls within, as live.
    <div className="player-replay" data-failed={hasFailed} onKeyDown={onKeyDown}>
      <div className="player-stage">
        <div ref={surface} className="player-surface" />
        {snapshot && <ReplaySlate snapshot={snapshot} isGone={isGone} />}
      </div>
      <div className="player-bar">
        {session && snapshot && (
          <ReplayControls session={session} snapshot={snapshot} fullscreen={fullscreen} />
        )}
      </div>
      <p role="status" className="sr-only">
        {hasFailed ? t('trouble') : t('playing')}
      </p>
    </div>
  )
}

function obey(command: Exclude<ReplayCommand, 'toggle_fullscreen'>, session: ReplaySession) {
  const { isPaused, isMuted, volume, positionSeconds } = session.getSnapshot()
  switch (command) {
    case 'toggle_play':
      return isPaused ? void session.play() : session.pause()
    case 'toggle_mute':
      return session.mute(!isMuted)
    case 'seek_back':
      return session.seek(positionSeconds - seekStepSeconds)
    case 'seek_forward':
      return session.seek(positionSeconds + seekStepSeconds)
    case 'volume_up':
      return session.setVolume(volume + volumeStep)
    case 'volume_down':
      return session.setVolume(volume - volumeStep)
  }
}
