import { useTranslations } from 'use-intl/react'
import { formatPosition } from './format-position'
import type { ReplaySession } from './replay-session'
import type { ReplaySnapshot } from './replay-snapshot'

interface SeekBarProps {
  session: ReplaySession
  snapshot: Pick<ReplaySnapshot, 'positionSeconds' | 'durationSeconds'>
}

export function SeekBar({ session, snapshot: { positionSeconds, durationSeconds } }: SeekBarProps) {
  const t = useTranslations('player.replay')
  const position = formatPosition(positionSeconds)
  const duration = formatPosition(durationSeconds)
  return (
    <div className="player-seek">
      <span aria-hidden="true">{position}</span>
      <input
        type="range"
        min={0}
        max={Math.max(1, Math.ceil(durationSeconds))}
        step={1}
        value={Math.round(positionSeconds)}
        aria-label={t('position')}
        aria-valuetext={t('positionOf', { position, duration })}
        onChange={(event) => session.seek(event.currentTarget.valueAsNumber)}
      />
      <span aria-hidden="true">{duration}</span>
    </div>
  )
}
