import { useTranslations } from 'use-intl/react'
import { BroadcastRow } from './broadcast-row'
import type { JudgedBroadcast } from './choose-broadcasts'

interface BroadcastListProps {
  chosen: readonly JudgedBroadcast[]
  /** There are broadcasts, whether or not they were chosen. */
  hasAny: boolean
  now: Date
  onClear(): void
}

export function BroadcastList({ chosen, hasAny, now, onClear }: BroadcastListProps) {
  const t = useTranslations('operations')
  return (
    <section aria-labelledby="broadcasts" className="mt-8">
      <h2 id="broadcasts" className="border-ink border-b-2 pb-2 font-semibold text-xl">
        {t('broadcasts')}
      </h2>
      {chosen.length > 0 ? (
        <ul className="divide-y divide-line">
          {chosen.map((broadcast) => (
            <BroadcastRow key={broadcast.logId} broadcast={broadcast} now={now} />
          ))}
        </ul>
      ) : (
        <div className="py-6 text-muted">
          <p>{hasAny ? t('empty.noMatch') : t('empty.none')}</p>
          {hasAny && (
            <button type="button" onClick={onClear} className="button-primary mt-4">
              {t('empty.clear')}
            </button>
          )}
        </div>
      )}
    </section>
  )
}
