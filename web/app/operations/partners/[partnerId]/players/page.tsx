import { notFound } from 'next/navigation'
import { pageQuerySchema } from '@/domain/pages'
import { listEmbeds } from '@/domain/partner/list-embeds'
import { Pager } from '../../../../../components/pager'
import { chooseText } from '../../../../../i18n/choose-text'
import { getReader } from '../../../../../i18n/reader'
import { findPartner } from '../../../../../partner/enter-partner'
import { Behind } from '../../behind'
import { enterAsOperator } from '../../enter-as-operator'
import { withdrawHere } from './actions'

interface PlayersPageProps {
  params: Promise<{ partnerId: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

/** A partner's players, each with its end. */
export default async function PlayersPage({ params, searchParams }: PlayersPageProps) {
  const { partnerId } = await params
  const { page, context } = await enterAsOperator(`/${partnerId}/players`)
  if (!(await findPartner(partnerId))) notFound()
  const query = pageQuerySchema.parse(await searchParams)
  const [{ t, format, locale }, { embeds, hasMore }] = await Promise.all([
    getReader(),
    listEmbeds({ db: context.db, partnerId, ...query }),
  ])
  const at = (date: Date) => format.dateTime(date, { dateStyle: 'long', timeStyle: 'short' })
  return (
    <div className="max-w-[52rem] pt-8">
      {embeds.length === 0 && <p className="text-muted">{t('partnerApplications.players.none')}</p>}
      <ul className="divide-y divide-line border-line border-y empty:hidden">
        {embeds.map(({ id, name, course, origins, withdrawnAt }) => (
          <li key={id} className="py-4">
            <p className="font-semibold">{name}</p>
            <p className="text-[0.9375rem] text-muted">
              {chooseText({ zh: course.titleZh, en: course.titleEn }, locale)} ·{' '}
              {origins.join(' · ') || t('partner.players.noSites')}
            </p>
            {withdrawnAt ? (
              <p>{t('partner.embed.withdrawnAt', { time: at(withdrawnAt) })}</p>
            ) : (
              <Behind name={t('partner.embed.withdraw')}>
                <p className="mt-3">{t('partner.embed.withdrawText')}</p>
                <form action={withdrawHere.bind(null, partnerId, id)} className="mt-3">
                  <button type="submit" className="button-danger">
                    {t('partner.embed.withdrawButton')}
                  </button>
                </form>
              </Behind>
            )}
          </li>
        ))}
      </ul>
      <Pager path={page} query={query} hasMore={hasMore} />
    </div>
  )
}
