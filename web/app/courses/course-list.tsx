import Link from 'next/link'
import type { CourseEntry } from '@/domain/course/search-courses'
import { chooseText } from '../../i18n/choose-text'
import { getReader } from '../../i18n/reader'
import { sayPlaces } from './say-places'

/** Courses with what a family chooses by: for whom, when, and whether there is a place. */
export async function CourseList({ courses }: { courses: CourseEntry[] }) {
  const { t, format, locale } = await getReader()
  return (
    <ul className="mt-4 grid gap-3 lg:grid-cols-2">
      {courses.map(({ id, titleZh, titleEn, schoolZh, schoolEn, ...course }) => (
        <li
          key={id}
          className="relative rounded-2xl border border-line bg-raised p-5 hover:border-leaf"
        >
          <h3 className="font-semibold text-[1.125rem]">
            <Link
              href={`/courses/${id}`}
              prefetch={false}
              className="text-leaf underline underline-offset-4 after:absolute after:inset-0"
            >
              {chooseText({ zh: titleZh, en: titleEn }, locale)}
            </Link>
          </h3>
          <p className="text-[0.9375rem] text-muted">
            {chooseText({ zh: schoolZh, en: schoolEn }, locale)}
          </p>
          <p className="mt-2 text-[0.9375rem]">
            {t(`classFacts.subject.${course.subject}`)} ·{' '}
            {course.grade === null
              ? t('classFacts.everyAge')
              : t('classFacts.grade', { grade: String(course.grade) })}{' '}
            · <span lang={course.language}>{course.language === 'zh' ? '中文' : 'English'}</span>
          </p>
          <p className="text-[0.9375rem]">
            {t('courses.next', {
              time: format.dateTimeRange(course.startsAt, course.endsAt, {
                weekday: 'short',
                day: 'numeric',
                month: 'long',
                hour: '2-digit',
                minute: '2-digit',
                hourCycle: 'h23',
              }),
            })}
          </p>
          <p className="mt-1 font-semibold text-[0.9375rem]">
            {sayPlaces(course, t)}
            {course.isOfProgramme && (
              <span className="font-normal text-muted"> · {t('courses.programme')}</span>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
