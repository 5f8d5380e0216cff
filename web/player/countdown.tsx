import { useLayoutEffect, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { countdownParts } from './countdown-parts'

interface CountdownProps {
  startsAtMs: number
  renderedAtMs: number
  /** What the clock counts to. */
  label: string
  /** Stands there once it is over; nothing when null. */
  late: string | null
}

export function Countdown({ startsAtMs, renderedAtMs, label, late }: CountdownProps) {
  const t = useTranslations('player')
  const [nowMs, setNowMs] = useState(renderedAtMs)
  // The page may have been rendered long ago: its time is not to be seen.
  useLayoutEffect(() => {
    const look = () => setNowMs(Date.now())
    look()
    const timer = setInterval(look, 1000)
    return () => clearInterval(timer)
  }, [])
  const parts = countdownParts(startsAtMs, nowMs)
  if (!parts) return late && <p className="player-slate-text">{late}</p>
  return (
    <p role="timer" aria-live="off" className="player-countdown">
      <span className="player-slate-text">{label}</span>{' '}
      <span className="player-countdown-clock">
        {parts.days > 0 ? t('countdownDays', parts) : parts.clock}
      </span>
    </p>
  )
}
