import { useFormatter, useTranslations } from 'use-intl/react'
import type { BoardProblem } from './use-board'

interface ProblemBannerProps {
  problem: BoardProblem | null
  /** Of the figures that are still shown. */
  readAt: Date | null
}

const toTheSecond = {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
} as const

/** Why the board is not up to date, said at once; nothing when it is. */
export function ProblemBanner({ problem, readAt }: ProblemBannerProps) {
  const t = useTranslations('operations')
  const format = useFormatter()
  if (!problem) return null
  return (
    <div
      role="alert"
      className="mt-4 max-w-[70ch] rounded-xl border-2 border-cinnabar bg-raised p-4"
    >
      <p className="font-semibold">{t(`problem.${problem}`)}</p>
      {readAt && <p>{t('problem.shown', { time: format.dateTime(readAt, toTheSecond) })}</p>}
      {problem === 'signed_out' && (
        <a href="/operations" className="button-primary mt-3">
          {t('problem.signInAgain')}
        </a>
      )}
    </div>
  )
}
