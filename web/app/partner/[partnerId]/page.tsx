import Link from 'next/link'
import { pageQuerySchema } from '@/domain/pages'
import { listEmbeds } from '@/domain/partner/list-embeds'
import { Pager } from '../../../components/pager'
import { chooseText } from '../../../i18n/choose-text'
import { getReader } from '../../../i18n/reader'
import { enterPartner } from '../../../partner/enter-partner'

interface PlayersPageProps {
  params: Promise<{ partnerId: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

/** The players that a partner has made. */
export default async function PlayersPage({ params, searchParams }: PlayersPageProps) {
  const { partnerId } = await params
  const { page, context } = await enterPartner(partnerId)
  const query = pageQuerySchema.parse(await searchParams)
  const [{ t, locale }, { embeds, hasMore }] = await Promise.all([
    getReader(),
    listEmbeds({ db: context.db, partnerId, ...query }),
  ])
  return (
    <div className="max-w-[52rem] pt-8">
      {embeds.length === 0 && <p className="text-muted">{t('partner.players.none')}</p>}
      <ul className="divide-y divide-line border-line border-y empty:hidden">
        {embeds.map(({ id, name, course, origins, withdrawnAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-4">
            <p>
              <span className="font-semibold">{name}</span>
              <span className="block text-[0.9375rem] text-muted">
                {chooseText({ zh: course.titleZh, en: course.titleEn }, locale)} ·{' '}
                {withdrawnAt
                  ? t('partner.players.withdrawn')
                  : origins.length === 0
                    ? t('partner.players.noSites')
                    : t('partner.players.sites', { count: origins.length })}
              </span>
            </p>
            <Link href={`${page}/embeds/${id}`} prefetch={false} className="button-quiet">
              {t('partner.players.open')}
            </Link>
          </li>
        ))}
      </ul>
      <Pager path={page} query={query} hasMore={hasMore} />
      <p className="mt-6">
        <Link href={`${page}/catalogue`} prefetch={false} className="button-primary">
          {t('partner.players.toCatalogue')}
        </Link>
      </p>
    </div>
  )
}
