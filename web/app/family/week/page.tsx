import type { Metadata } from 'next'
import Link from 'next/link'
import { GentleRefresh } from '../../../components/gentle-refresh'
import { enterFamily } from '../../../family/enter-family'
import { getReader } from '../../../i18n/reader'
import { SectionReader } from '../../../i18n/section-reader'
import { timeZoneName } from '../../../i18n/time-zone'
import { CalendarLinks } from './calendar-links'
import { readWeek } from './read-week'
import { WaitingList } from './waiting-list'
import { WeekDays } from './week-days'
import { WeekNav } from './week-nav'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('week.title'), robots: { index: false } }
}

interface WeekPageProps {
  searchParams: Promise<{ week?: string | string[] }>
}

/** What a family's children have to do in a week, with the way into each class at its time. */
export default async function WeekPage({ searchParams }: WeekPageProps) {
  const [{ portal, context }, { t, timeZone, locale }, { week: asked }] = await Promise.all([
    enterFamily('week'),
    getReader(),
    searchParams,
  ])
  const { week, monday, names } = await readWeek({ portal, ...context, timeZone, asked })
  const { now } = context
  const [what, href] =
    names.size === 0 ? (['noChildren', '/family'] as const) : (['noCourses', '/courses'] as const)
  return (
    <SectionReader sections={['courses', 'week']}>
      <div className="max-w-[48rem]">
        <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('week.title')}</h1>
        <p className="text-[0.9375rem] text-muted">
          {t('week.zone', { zone: timeZoneName({ timeZone, languageTag: locale, now }) })}
        </p>
        {week.courses === 0 && (
          <p className="mt-4">
            {t(`week.${what}`)}{' '}
            <Link href={href} className="text-leaf underline underline-offset-4">
              {t(names.size === 0 ? 'week.addChild' : 'week.find')}
            </Link>
          </p>
        )}
        <WaitingList waiting={week.waiting} names={names} />
        <WeekNav monday={monday} timeZone={timeZone} />
        <WeekDays entries={week.entries} names={names} now={now} />
        <CalendarLinks names={names} />
      </div>
      <GentleRefresh renderedTimeZone={timeZone} />
    </SectionReader>
  )
}
