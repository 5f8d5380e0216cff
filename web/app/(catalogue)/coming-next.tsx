import type { CatalogueEntry } from '@/domain/course/catalogue-entry'
import { getReader } from '../../i18n/reader'
import { ComingDay } from './coming-day'
import { groupByDay } from './group-by-day'

interface ComingNextProps {
  entries: CatalogueEntry[]
  now: Date
}

export async function ComingNext({ entries, now }: ComingNextProps) {
  const { t, timeZone, format } = await getReader()
  const zone = format
    .dateTime(now, { timeZoneName: 'long', hour: 'numeric', hourCycle: 'h23' })
    .replace(/^\d+(时)?\s*|\s*\d+(时)?$/g, '')
  return (
    <section aria-labelledby="coming-next" className="mt-12 sm:mt-16">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-ink border-b-2 pb-2">
        <h2 id="coming-next" className="font-semibold text-xl">
          {t('catalogue.comingNext')}
        </h2>
        <p className="text-[0.9375rem] text-muted">{t('catalogue.zone', { zone })}</p>
      </div>
      {entries.length === 0 && <p className="mt-6 text-muted">{t('catalogue.nothingNext')}</p>}
      {groupByDay(entries, timeZone).map((day) => (
        <ComingDay key={day.date} date={day.date} entries={day.entries} now={now} />
      ))}
    </section>
  )
}
