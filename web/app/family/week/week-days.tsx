import type { WeekEntry } from '@/domain/course-enrolment/list-family-week'
import { dateIn, groupByDay } from '../../../i18n/group-by-day'
import { getReader } from '../../../i18n/reader'
import { WeekClass } from './week-class'

interface WeekDaysProps {
  entries: WeekEntry[]
  /** Of the children, by their ids. */
  names: Map<string, string>
  now: Date
}

const dayMs = 24 * 3_600_000

export async function WeekDays({ entries, names, now }: WeekDaysProps) {
  const { t, format, timeZone } = await getReader()
  if (entries.length === 0) return <p className="mt-6 text-muted">{t('week.noClasses')}</p>
  const near: Record<string, string> = {
    [dateIn(now, timeZone)]: t('week.today'),
    [dateIn(new Date(now.getTime() + dayMs), timeZone)]: t('week.tomorrow'),
  }
  return groupByDay(entries, timeZone).map(({ date, entries: ofDay }) => (
    <section key={date} className="mt-6">
      <h3 className="border-ink border-b-2 pb-1 font-semibold text-[1.125rem]">
        {near[date] && `${near[date]} · `}
        {format.dateTime(ofDay[0]?.startsAt ?? now, {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
        })}
      </h3>
      <ul className="divide-y divide-line">
        {ofDay.map((entry) => (
          <WeekClass key={entry.classSessionId} entry={entry} names={names} now={now} />
        ))}
      </ul>
    </section>
  ))
}
