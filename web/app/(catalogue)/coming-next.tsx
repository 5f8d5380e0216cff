import type { CatalogueEntry } from '@/domain/course/catalogue-entry'
import { groupByDay } from '../../i18n/group-by-day'
import { languageTags } from '../../i18n/locales'
import { getReader } from '../../i18n/reader'
import { timeZoneName } from '../../i18n/time-zone'
import { ComingDay } from './coming-day'

interface ComingNextProps {
  entries: CatalogueEntry[]
  now: Date
}

export async function ComingNext({ entries, now }: ComingNextProps) {
  const { t, timeZone, locale } = await getReader()
  const zone = timeZoneName({ timeZone, languageTag: languageTags[locale], now })
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
