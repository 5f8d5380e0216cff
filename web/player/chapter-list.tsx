import { useTranslations } from 'use-intl/react'
import { formatPosition } from './format-position'
import type { ReplaySession } from './replay-session'
import type { ReplaySnapshot } from './replay-snapshot'

interface ChapterListProps {
  session: ReplaySession
  snapshot: Pick<ReplaySnapshot, 'chapters' | 'positionSeconds'>
}

/** The chapters of a recording, each a jump to its beginning. */
export function ChapterList({ session, snapshot }: ChapterListProps) {
  const t = useTranslations('player.replay.chapters')
  const { chapters, positionSeconds } = snapshot
  if (chapters.length === 0) return null
  const present = chapters.findLast((chapter) => chapter.positionSeconds <= positionSeconds)
  return (
    <ul aria-label={t('label')} className="player-chapters">
      {chapters.map(({ kind, positionSeconds: beginsAt }) => (
        <li key={kind}>
          <button
            type="button"
            aria-current={present?.kind === kind ? 'true' : undefined}
            onClick={() => session.seek(beginsAt)}
          >
            {t(kind)} <span>{formatPosition(beginsAt)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
