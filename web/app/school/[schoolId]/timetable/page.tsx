import Link from 'next/link'
import { z } from 'zod'
import { listTimetable } from '@/domain/course/list-timetable'
import { addDays, midnightOf, mondayOf, toLocalTime } from '@/domain/course/local-time'
import { getReader } from '../../../../i18n/reader'
import { enterSchool } from '../../../../school/enter-school'
import { TimetableList } from '../../../../school/timetable-list'

interface TimetablePageProps {
  params: Promise<{ schoolId: string }>
  searchParams: Promise<{ week?: string | string[] }>
}

const weekDays = 7

/** A week of the school, on its own clock. */
export default async function TimetablePage({ params, searchParams }: TimetablePageProps) {
  const [{ schoolId }, { week }] = await Promise.all([params, searchParams])
  const { page, school, context } = await enterSchool(schoolId, 'timetable')
  const { db, now } = context
  const { timeZone } = school
  const asked = z.iso.date().safeParse(week).data ?? toLocalTime(now, timeZone).date
  const monday = mondayOf(asked)
  const midnight = (date: string) => midnightOf(date, timeZone)
  const [{ t, format }, classes] = await Promise.all([
    getReader(),
    listTimetable({
      ...{ db, from: midnight(monday), to: midnight(addDays(monday, weekDays)), of: { schoolId } },
    }),
  ])
  return (
    <div className="max-w-[44rem] pt-8">
      <h2 className="font-semibold text-[1.375rem]">
        {t('school.timetable.weekOf', {
          day: format.dateTime(midnight(monday), { dateStyle: 'long', timeZone }),
        })}
      </h2>
      <p className="text-muted">{t('school.day.clock', { timeZone })}</p>
      <nav className="mt-3 flex gap-3">
        {([-1, 1] as const).map((by) => (
          <Link
            key={by}
            href={`${page}?week=${mondayOf(monday, by)}`}
            prefetch={false}
            className="button-quiet"
          >
            {t(by < 0 ? 'school.timetable.earlier' : 'school.timetable.later')}
          </Link>
        ))}
      </nav>
      <TimetableList classes={classes} schoolId={schoolId} timeZone={timeZone} />
    </div>
  )
}
