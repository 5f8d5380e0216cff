import type { Catalogue } from '@/domain/course/list-catalogue'
import { getReader } from '../../i18n/reader'
import { NothingOnAir } from './nothing-on-air'
import { OnAirCard } from './on-air-card'

interface OnAirProps {
  catalogue: Catalogue
  now: Date
}

export async function OnAir({ catalogue: { onAir, comingNext }, now }: OnAirProps) {
  const { t } = await getReader()
  return (
    <section aria-labelledby="on-air" className="mt-6 sm:mt-8">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-ink border-b-2 pb-2">
        <h2 id="on-air" className="font-semibold text-xl">
          {t('catalogue.onAir')}
        </h2>
        <p role="status" className="text-[0.9375rem] text-muted">
          {t('catalogue.onAirCount', { count: onAir.length })}
        </p>
      </div>
      {onAir.length === 0 ? (
        <NothingOnAir next={comingNext.find(({ startsAt }) => startsAt > now)} now={now} />
      ) : (
        <ul className="mt-6 grid gap-4 has-[>:nth-child(2)]:sm:grid-cols-2 sm:gap-6 has-[>:nth-child(3)]:lg:grid-cols-3">
          {onAir.map((entry) => (
            <OnAirCard key={entry.classSessionId} entry={entry} now={now} />
          ))}
        </ul>
      )}
    </section>
  )
}
