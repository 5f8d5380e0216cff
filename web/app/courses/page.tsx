import type { Metadata } from 'next'
import Link from 'next/link'
import { courseQuerySchema } from '@/domain/course/search-courses'
import { Pager } from '../../components/pager'
import { getReader } from '../../i18n/reader'
import { timeZoneName } from '../../i18n/time-zone'
import { CourseList } from './course-list'
import { readCourses } from './read-courses'
import { SearchForm } from './search-form'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('courses.title'), description: t('courses.text') }
}

interface CoursesPageProps {
  searchParams: Promise<Record<string, string | string[]>>
}

/** Courses in which children can be enrolled, as families look for them. */
export default async function CoursesPage({ searchParams }: CoursesPageProps) {
  const query = courseQuerySchema.parse(await searchParams)
  const { t, timeZone, locale } = await getReader()
  const { found, now } = await readCourses({ query, timeZone })
  const zone = timeZoneName({ timeZone, languageTag: locale, now })
  return (
    <>
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('courses.title')}</h1>
      <p className="mt-2 max-w-[60ch]">{t('courses.text')}</p>
      <SearchForm query={query} />
      <h2 className="mt-10 font-semibold text-[1.375rem]">{t('courses.results')}</h2>
      <p className="text-[0.9375rem] text-muted">{t('courses.zone', { zone })}</p>
      {found.courses.length === 0 ? (
        <p className="mt-4 max-w-[60ch]">
          {t('courses.none')}{' '}
          <Link href="/courses" className="text-leaf underline underline-offset-4">
            {t('courses.all')}
          </Link>
        </p>
      ) : (
        <CourseList courses={found.courses} />
      )}
      <Pager path="/courses" query={query} hasMore={found.hasMore} />
    </>
  )
}
