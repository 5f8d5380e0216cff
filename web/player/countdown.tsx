import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { countdownParts } from './countdown-parts'

interface CountdownProps {
  startsAtMs: number
  renderedAtMs: number
}

export function Countdown({ startsAtMs, renderedAtMs }: CountdownProps) {
  const t = useTranslations('player')
  const [nowMs, setNowMs] = useState(renderedAtMs)
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const parts = countdownParts(startsAtMs, nowMs)
  if (!parts) return <p className="player-slate-text">{t('slate.notYetLate')}</p>
  return (
    <p role="timer" aria-live="off" className="player-countdown">
      <span className="player-slate-text">{t('slate.notYetStarts')}</span>{' '}
      <span className="player-countdown-clock">
        {parts.days > 0 ? t('countdownDays', parts) : parts.clock}
      </span>
    </p>
  )
}
