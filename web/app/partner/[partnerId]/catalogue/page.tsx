import Link from 'next/link'
import { textQuerySchema } from '@/domain/course/search-courses'
import { listCarriableCourses } from '@/domain/partner/list-carriable-courses'
import { Pager } from '../../../../components/pager'
import { TextSearch } from '../../../../components/text-search'
import { chooseText } from '../../../../i18n/choose-text'
import { getReader } from '../../../../i18n/reader'
import { enterPartner } from '../../../../partner/enter-partner'

interface CataloguePageProps {
  params: Promise<{ partnerId: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

/** What a partner may carry, with what that means. */
export default async function CataloguePage({ params, searchParams }: CataloguePageProps) {
  const { partnerId } = await params
  const { page, partner, context } = await enterPartner(partnerId, 'catalogue')
  const { db, now } = context
  const query = textQuerySchema.parse(await searchParams)
  const [{ t, format, locale }, { courses, hasMore }] = await Promise.all([
    getReader(),
    listCarriableCourses({ db, now, partner, ...query, text: query.text }),
  ])
  return (
    <div className="max-w-[52rem] pt-8">
      <p className="max-w-[70ch]">{t('partner.catalogue.text')}</p>
      <TextSearch path={page} text={query.text} />
      {courses.length === 0 && (
        <p className="mt-6 text-muted">
          {t(query.text ? 'partner.catalogue.notFound' : 'partner.catalogue.none')}
        </p>
      )}
      <ul className="mt-6 divide-y divide-line border-line border-y empty:hidden">
        {courses.map(({ id, titleZh, titleEn, school, classSessions: [next] }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-4">
            <p>
              <span className="font-semibold">
                {chooseText({ zh: titleZh, en: titleEn }, locale)}
              </span>
              <span className="block text-[0.9375rem] text-muted">
                {chooseText({ zh: school.nameZh, en: school.nameEn }, locale)} ·{' '}
                {next
                  ? `${t('partner.catalogue.next')}: ${format.dateTime(next.startsAt, { dateStyle: 'medium', timeStyle: 'short' })}`
                  : t('partner.catalogue.noNext')}
              </span>
            </p>
            <Link href={`${page}/${id}`} prefetch={false} className="button-quiet">
              {t('partner.catalogue.make')}
            </Link>
          </li>
        ))}
      </ul>
      <Pager path={page} query={query} hasMore={hasMore} />
    </div>
  )
}
