import { Maximize, Minimize } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { IconButton } from './icon-button'
import { mayFillScreen } from './use-fullscreen'

interface FullscreenButtonProps {
  isFullscreen: boolean
  toggle(): Promise<void>
}

export function FullscreenButton({ isFullscreen, toggle }: FullscreenButtonProps) {
  const t = useTranslations('player')
  if (!mayFillScreen()) return null
  return (
    <IconButton
      label={isFullscreen ? t('exitFullscreen') : t('fullscreen')}
      onClick={() => void toggle()}
    >
      {isFullscreen ? <Minimize /> : <Maximize />}
    </IconButton>
  )
}
