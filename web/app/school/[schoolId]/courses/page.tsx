import { randomUUID } from 'node:crypto'
import Link from 'next/link'
import { listCourses } from '@/domain/course/list-courses'
import { chooseText } from '../../../../i18n/choose-text'
import { getReader } from '../../../../i18n/reader'
import { enterSchool } from '../../../../school/enter-school'
import { OpenCourseForm } from '../../../../school/open-course-form'
import { openHere } from './actions'

interface CoursesPageProps {
  params: Promise<{ schoolId: string }>
}

export default async function CoursesPage({ params }: CoursesPageProps) {
  const { schoolId } = await params
  const { page, context } = await enterSchool(schoolId, 'courses')
  const [{ t, format, locale }, courses] = await Promise.all([getReader(), listCourses(context)])
  return (
    <div className="max-w-[44rem] pt-8">
      <h2 className="font-semibold text-[1.375rem]">{t('school.courses.title')}</h2>
      {courses.length === 0 && <p className="mt-2 text-muted">{t('school.courses.none')}</p>}
      <ul className="mt-4 divide-y divide-line border-line border-y empty:hidden">
        {courses.map(({ id, titleZh, titleEn, audience, classSessions: [next], _count }) => (
          <li key={id} className="py-3">
            <Link
              href={`${page}/${id}`}
              prefetch={false}
              className="inline-flex min-h-11 items-center font-semibold text-leaf underline underline-offset-4"
            >
              {chooseText({ zh: titleZh, en: titleEn }, locale)}
            </Link>
            <p className="text-[0.9375rem] text-muted">
              {t(`school.courses.audiences.${audience}`)} ·{' '}
              {next
                ? t('school.courses.next', {
                    time: format.dateTime(next.startsAt, {
                      dateStyle: 'medium',
                      timeStyle: 'short',
                    }),
                    count: _count.classSessions,
                  })
                : t('school.courses.noneToCome')}
            </p>
          </li>
        ))}
      </ul>
      <h2 className="mt-10 font-semibold text-[1.375rem]">{t('school.courses.open')}</h2>
      <OpenCourseForm action={openHere.bind(null, schoolId)} requestId={randomUUID()} />
    </div>
  )
}
