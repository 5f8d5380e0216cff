import { useTranslations } from 'use-intl/react'
import type { ReplaySnapshot } from './replay-snapshot'
import { Slate } from './slate'

interface ReplaySlateProps {
  snapshot: ReplaySnapshot
  isGone: boolean
}

/** Says what holds a replay up; nothing while it plays. */
export function ReplaySlate({ snapshot, isGone }: ReplaySlateProps) {
  const t = useTranslations('player')
  const { failures, wait, isPaused, choice } = snapshot
  if (failures > 0 && isGone) {
    return <Slate title={t('replay.goneTitle')} text={t('replay.goneText')} />
  }
  if (failures > 0 || (wait === 'long' && !isPaused)) {
    return <Slate title={t('slate.troubleTitle')} text={t('slate.troubleText')} isOverPicture />
  }
  if (choice === 'sound_only') {
    return <Slate title={t('slate.soundOnlyTitle')} text={t('slate.soundOnlyText')} />
  }
  return wait === 'short' && !isPaused ? (
    <p className="player-waiting">{t('replay.loading')}</p>
  ) : null
}
