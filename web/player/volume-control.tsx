import { Volume2, VolumeX } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { IconButton } from './icon-button'
import type { PlayerSession } from './player-session'
import type { PlayerSnapshot } from './player-snapshot'

interface VolumeControlProps {
  session: Pick<PlayerSession, 'mute' | 'setVolume'>
  snapshot: Pick<PlayerSnapshot, 'isMuted' | 'volume'>
}

export function VolumeControl({ session, snapshot: { isMuted, volume } }: VolumeControlProps) {
  const t = useTranslations('player')
  const percent = isMuted ? 0 : Math.round(volume * 100)
  return (
    <>
      <IconButton label={isMuted ? t('unmute') : t('mute')} onClick={() => session.mute(!isMuted)}>
        {isMuted ? <VolumeX /> : <Volume2 />}
      </IconButton>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={percent}
        aria-label={t('volume')}
        aria-valuetext={t('volumePercent', { percent: String(percent) })}
        className="player-volume"
        onChange={(event) => session.setVolume(event.currentTarget.valueAsNumber / 100)}
      />
    </>
  )
}
