import Link from 'next/link'
import type { DescribedCourse } from '@/domain/course-enrolment/describe-course'
import { feedPath } from '../../../feeds/feed-address'
import { chooseText } from '../../../i18n/choose-text'
import { getReader } from '../../../i18n/reader'
import { timeZoneName } from '../../../i18n/time-zone'
import { domainContext, getPortal } from '../../../server/portal'

/** The classes of a course that are to come, with what has become of those that were changed. */
export async function CourseClasses({ course }: DescribedCourse) {
  const { t, format, locale, timeZone } = await getReader()
  const portal = getPortal()
  const { now } = domainContext(portal)
  const zone = timeZoneName({ timeZone, languageTag: locale, now })
  const moment = { dateStyle: 'medium', timeStyle: 'short' } as const
  return (
    <section aria-labelledby="classes" className="mt-10">
      <h2 id="classes" className="border-ink border-b-2 pb-2 font-semibold text-xl">
        {t('courses.classes')}
      </h2>
      {course.classSessions.length === 0 && (
        <p className="mt-3 text-muted">{t('courses.noClasses')}</p>
      )}
      <p className="mt-2 text-[0.9375rem] text-muted">{t('courses.zone', { zone })}</p>
      <ul className="divide-y divide-line">
        {course.classSessions.map(({ id, titleZh, titleEn, startsAt, endsAt, ...rest }) => (
          <li key={id} className="py-2 sm:grid sm:grid-cols-[18rem_1fr] sm:gap-x-4">
            <p className="tabular-nums">
              {format.dateTimeRange(startsAt, endsAt, {
                ...{ weekday: 'short', day: 'numeric', month: 'long' },
                ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
              })}
            </p>
            <p>
              <Link
                href={`/watch/${id}`}
                prefetch={false}
                className="inline-block min-h-6 text-leaf underline underline-offset-4"
              >
                {chooseText({ zh: titleZh, en: titleEn }, locale)}
              </Link>
              <span className="block text-[0.9375rem] text-muted empty:hidden">
                {[
                  rest.teacher?.name,
                  rest.cancelledAt && t('courses.cancelled'),
                  rest.movedFrom &&
                    !rest.cancelledAt &&
                    t('courses.moved', { time: format.dateTime(rest.movedFrom, moment) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </p>
          </li>
        ))}
      </ul>
      {course.audience === 'public' && (
        <p className="mt-4">
          <a
            href={feedPath({ of: 'courses', id: course.id }, portal)}
            className="text-leaf underline underline-offset-4"
          >
            {t('courses.calendar')}
          </a>
        </p>
      )}
    </section>
  )
}
