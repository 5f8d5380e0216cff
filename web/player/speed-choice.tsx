import { useFormatter, useTranslations } from 'use-intl/react'
import type { ReplaySession } from './replay-session'
import { type PlaybackSpeed, playbackSpeeds } from './replay-snapshot'

interface SpeedChoiceProps {
  session: ReplaySession
  speed: PlaybackSpeed
}

export function SpeedChoice({ session, speed }: SpeedChoiceProps) {
  const t = useTranslations('player.replay')
  const format = useFormatter()
  return (
    <select
      className="player-speed"
      aria-label={t('speed')}
      value={speed}
      onChange={({ currentTarget }) => {
        const chosen = playbackSpeeds.find((candidate) => String(candidate) === currentTarget.value)
        if (chosen) session.setSpeed(chosen)
      }}
    >
      {playbackSpeeds.map((candidate) => (
        <option key={candidate} value={candidate}>
          {format.number(candidate)}×
        </option>
      ))}
    </select>
  )
}
