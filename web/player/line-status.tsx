import { useFormatter, useTranslations } from 'use-intl/react'
import { latencyWords } from './latency-words'
import type { PlayerSnapshot } from './player-snapshot'
import type { PlayerState } from './player-state'

interface LineStatusProps {
  state: PlayerState
  snapshot: PlayerSnapshot
}

/** "Live · 1.4 s behind" and how the line does, in words. */
export function LineStatus({ state, snapshot }: LineStatusProps) {
  const t = useTranslations('player')
  const format = useFormatter()
  const words = latencyWords(snapshot.latencyMs, (value, decimals) =>
    format.number(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  )
  const isPlaying = state === 'live' && !snapshot.isPaused
  return (
    <p className="player-line">
      <span className="player-state" data-state={state}>
        {state === 'live' && snapshot.isPaused ? t('paused') : t(`state.${state}`)}
      </span>
      {isPlaying && words && (
        <span className="player-latency">
          {words.key === 'behind' ? t('behind', words.values) : t('behindMinutes', words.values)}
        </span>
      )}
      {isPlaying && <span className="player-quality">{t(`line.${snapshot.line}`)}</span>}
    </p>
  )
}
