import { notFound } from 'next/navigation'
import { textQuerySchema } from '@/domain/course/search-courses'
import { listListableCourses } from '@/domain/partner/list-listable-courses'
import { Pager } from '../../../../components/pager'
import { TextSearch } from '../../../../components/text-search'
import { getReader } from '../../../../i18n/reader'
import { findPartner } from '../../../../partner/enter-partner'
import { enterAsOperator } from '../enter-as-operator'
import { CourseRow } from './course-row'
import { ProgrammeList } from './programme-list'

interface ListPageProps {
  params: Promise<{ partnerId: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

/** What a partner with a list may carry. */
export default async function ListPage({ params, searchParams }: ListPageProps) {
  const { partnerId } = await params
  const { page, context } = await enterAsOperator(`/${partnerId}`)
  const partner = await findPartner(partnerId)
  if (!partner) notFound()
  const query = textQuerySchema.parse(await searchParams)
  const [{ t }, { courses, hasMore }] = await Promise.all([
    getReader(),
    listListableCourses({ db: context.db, partnerId, ...query, text: query.text }),
  ])
  return (
    <div className="max-w-[52rem] pt-8">
      <p className="max-w-[70ch]">
        {t(`partnerApplications.list.${partner.isLimited ? 'holds' : 'holdsNot'}`)}
      </p>
      <ProgrammeList partnerId={partnerId} />
      <h2 className="mt-10 font-semibold text-[1.375rem]">
        {t(`partnerApplications.list.${query.text ? 'found' : 'courses'}`)}
      </h2>
      <TextSearch path={page} text={query.text} />
      {courses.length === 0 && (
        <p className="mt-6 text-muted">
          {t(`partnerApplications.list.${query.text ? 'notFound' : 'none'}`)}
        </p>
      )}
      <ul className="mt-6 divide-y divide-line border-line border-y empty:hidden">
        {courses.map((course) => (
          <CourseRow key={course.id} partnerId={partnerId} course={course} />
        ))}
      </ul>
      <Pager path={page} query={query} hasMore={hasMore} />
    </div>
  )
}
