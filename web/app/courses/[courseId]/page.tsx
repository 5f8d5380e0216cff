import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { describeCourse } from '@/domain/course-enrolment/describe-course'
import { chooseText } from '../../../i18n/choose-text'
import { getReader } from '../../../i18n/reader'
import { SectionReader } from '../../../i18n/section-reader'
import { domainContext, getPortal } from '../../../server/portal'
import { CourseClasses } from './course-classes'
import { CourseFacts } from './course-facts'
import { EnrolSection } from './enrol-section'

interface CoursePageProps {
  params: Promise<{ courseId: string }>
}

const readCourse = cache((courseId: string) =>
  describeCourse({ ...domainContext(getPortal()), courseId }),
)

export async function generateMetadata({ params }: CoursePageProps): Promise<Metadata> {
  const [{ locale }, found] = await Promise.all([getReader(), readCourse((await params).courseId)])
  if (!found) return {}
  return { title: chooseText({ zh: found.course.titleZh, en: found.course.titleEn }, locale) }
}

/** A course for families: what it is, when, whether there are places, and the way in. */
export default async function CoursePage({ params }: CoursePageProps) {
  const [{ t, locale }, found] = await Promise.all([
    getReader(),
    readCourse((await params).courseId),
  ])
  if (!found) notFound()
  const { titleZh, titleEn, description, school } = found.course
  return (
    <SectionReader sections={['courses']}>
      <Link
        href="/courses"
        prefetch={false}
        className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
      >
        {t('courses.back')}
      </Link>
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">
        {chooseText({ zh: titleZh, en: titleEn }, locale)}
      </h1>
      <p className="text-muted">{chooseText({ zh: school.nameZh, en: school.nameEn }, locale)}</p>
      {description && <p className="mt-3 max-w-[65ch] whitespace-pre-line">{description}</p>}
      <div className="mt-6 grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <EnrolSection {...found} />
        <CourseFacts {...found} />
      </div>
      <CourseClasses {...found} />
    </SectionReader>
  )
}
