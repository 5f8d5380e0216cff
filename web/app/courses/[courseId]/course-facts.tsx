import type { DescribedCourse } from '@/domain/course-enrolment/describe-course'
import { getReader } from '../../../i18n/reader'

/** For whom a course is, in which language, and who may watch it. */
export async function CourseFacts({ course }: DescribedCourse) {
  const { t } = await getReader()
  const { subject, grade, language } = course
  const forWhom =
    grade === null ? t('classFacts.everyAge') : t('classFacts.grade', { grade: String(grade) })
  const audience = course.audience === 'enrolled' ? 'enrolled' : 'public'
  const facts = [
    [t('courses.forWhom'), `${t(`classFacts.subject.${subject}`)} · ${forWhom}`],
    [t('courses.taught'), language === 'zh' ? '中文' : 'English'],
    [t('courses.whoMayWatch'), t(`courses.audience.${audience}`)],
  ]
  return (
    <section aria-labelledby="about">
      <h2 id="about" className="border-ink border-b-2 pb-2 font-semibold text-xl">
        {t('courses.about')}
      </h2>
      <dl className="mt-1 divide-y divide-line">
        {facts.map(([name, value]) => (
          <div key={name} className="py-3">
            <dt className="text-[0.9375rem] text-muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
