import Link from 'next/link'
import type { listTimetable } from '@/domain/course/list-timetable'
import { chooseText } from '../i18n/choose-text'
import { sayClassTimes } from '../i18n/class-times'
import { groupByDay } from '../i18n/group-by-day'
import { getReader } from '../i18n/reader'

interface TimetableListProps {
  classes: Awaited<ReturnType<typeof listTimetable>>
  schoolId: string
  /** On whose clock the days and times are. */
  timeZone: string
}

/** Classes by day, each with the way to change it. */
export async function TimetableList({ classes, schoolId, timeZone }: TimetableListProps) {
  const { t, format, locale } = await getReader()
  if (classes.length === 0) return <p className="mt-2 text-muted">{t('school.timetable.none')}</p>
  return groupByDay(classes, timeZone).map(({ date, entries }) => (
    <section key={date} className="mt-4">
      <h3 className="border-line border-b pb-1 font-semibold">
        {format.dateTime(entries[0]?.startsAt ?? new Date(date), {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          timeZone,
        })}
      </h3>
      <ul className="divide-y divide-line">
        {entries.map(({ id, startsAt, endsAt, titleZh, titleEn, classroom, teacher, ...rest }) => (
          <li key={id} className="grid grid-cols-[6.5rem_1fr] gap-x-3 py-2">
            <p className="tabular-nums">{sayClassTimes(format, { startsAt, endsAt, timeZone })}</p>
            <p>
              <Link
                href={`/school/${schoolId}/classes/${id}`}
                prefetch={false}
                className="inline-block min-h-6 text-leaf underline underline-offset-4"
              >
                {chooseText({ zh: titleZh, en: titleEn }, locale)}
              </Link>
              <span className="block text-[0.9375rem] text-muted">
                {classroom.name} · {teacher?.name ?? t('school.day.noTeacher')}
                {rest.cancelledAt && ` · ${t('school.day.state.cancelled')}`}
                {rest.movedFrom &&
                  ` · ${t('school.timetable.moved', {
                    time: format.dateTime(rest.movedFrom, {
                      dateStyle: 'medium',
                      timeStyle: 'short',
                      timeZone,
                    }),
                  })}`}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  ))
}
