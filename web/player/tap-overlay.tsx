import { Play, VolumeX } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import type { PlayerSession } from './player-session'
import type { PlayerSnapshot } from './player-snapshot'

interface TapOverlayProps {
  session: PlayerSession
  snapshot: PlayerSnapshot
}

/** The one large button that a browser's autoplay rules leave to the viewer. */
export function TapOverlay({ session, snapshot }: TapOverlayProps) {
  const t = useTranslations('player')
  if (snapshot.needsTap) {
    const onClick = () => {
      session.mute(false)
      void session.play()
    }
    return (
      <button type="button" className="player-tap" data-place="centre" onClick={onClick}>
        <Play aria-hidden="true" />
        {t('tapToPlay')}
      </button>
    )
  }
  if (!snapshot.isMuted || snapshot.isPaused) return null
  return (
    <button type="button" className="player-tap" onClick={() => session.mute(false)}>
      <VolumeX aria-hidden="true" />
      {t('tapForSound')}
    </button>
  )
}
