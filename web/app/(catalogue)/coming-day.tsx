import type { CatalogueEntry } from '@/domain/course/catalogue-entry'
import { dateIn } from '../../i18n/group-by-day'
import { getReader } from '../../i18n/reader'
import { ComingRow } from './coming-row'

interface ComingDayProps {
  date: string
  entries: CatalogueEntry[]
  now: Date
}

const dayMs = 24 * 3_600_000

export async function ComingDay({ date, entries, now }: ComingDayProps) {
  const { t, format, timeZone } = await getReader()
  const [first] = entries
  if (!first) return null
  const near: Record<string, string> = {
    [dateIn(now, timeZone)]: t('catalogue.today'),
    [dateIn(new Date(now.getTime() + dayMs), timeZone)]: t('catalogue.tomorrow'),
  }
  return (
    <div className="mt-6 gap-8 md:grid md:grid-cols-[11rem_1fr]">
      <h3 className="font-semibold text-lg md:pt-3">
        {near[date] && <span className="mr-2 md:block">{near[date]}</span>}
        <span className={near[date] ? 'font-normal text-muted' : undefined}>
          {format.dateTime(first.startsAt, { weekday: 'short', day: 'numeric', month: 'long' })}
        </span>
      </h3>
      <ul className="divide-y divide-line">
        {entries.map((entry) => (
          <ComingRow key={entry.classSessionId} entry={entry} now={now} />
        ))}
      </ul>
    </div>
  )
}
