import type { Metadata } from 'next'
import Link from 'next/link'
import { toLocalTime } from '@/domain/course/local-time'
import { listPartners } from '@/domain/partner/list-partners'
import { requireRight } from '../../../auth/current-account'
import { getReader } from '../../../i18n/reader'
import { domainContext, getPortal } from '../../../server/portal'
import { approveHere, checkHere, endHere, limitHere, refuseHere } from './actions'
import { Behind } from './behind'
import { CheckForm } from './check-form'
import { PartnerCard } from './partner-card'
import { ApproveForm, LimitForm, ReasonForm } from './partner-forms'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('partnerApplications.title'), robots: { index: false } }
}

export default async function PartnersPage() {
  await requireRight('decide_about_partners', { next: '/operations/partners' })
  const { db } = domainContext(getPortal())
  const [{ t, timeZone }, applied, approved] = await Promise.all([
    getReader(),
    listPartners({ db, standing: 'applied' }),
    listPartners({ db, standing: 'approved' }),
  ])
  const day = (date: Date | null) => (date ? toLocalTime(date, timeZone).date : '')
  const valuesOf = ({ termsFrom, termsUntil, isLimited }: (typeof approved)[number]) => ({
    ...{ termsFrom: day(termsFrom), termsUntil: day(termsUntil) },
    isLimited: isLimited ? 'on' : '',
  })
  return (
    <div className="max-w-[52rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">
        {t('partnerApplications.title')}
      </h1>
      <h2 className="mt-6 font-semibold text-[1.375rem]">{t('partnerApplications.waiting')}</h2>
      {applied.length === 0 && <p className="mt-2 text-muted">{t('partnerApplications.none')}</p>}
      <ul className="mt-4 flex flex-col gap-4">
        {applied.map((partner) => (
          <PartnerCard key={partner.id} partner={partner}>
            <CheckForm action={checkHere.bind(null, partner.id)} />
            <Behind name={t('partnerApplications.approve')}>
              <ApproveForm
                action={approveHere.bind(null, partner.id)}
                isProven={partner.siteProvenBy !== null}
              />
            </Behind>
            <Behind name={t('partnerApplications.refuse')}>
              <ReasonForm action={refuseHere.bind(null, partner.id)} button="refuse" />
            </Behind>
          </PartnerCard>
        ))}
      </ul>
      <h2 className="mt-10 font-semibold text-[1.375rem]">{t('partnerApplications.approved')}</h2>
      {approved.length === 0 && (
        <p className="mt-2 text-muted">{t('partnerApplications.noneApproved')}</p>
      )}
      <ul className="mt-4 flex flex-col gap-4">
        {approved.map((partner) => (
          <PartnerCard key={partner.id} partner={partner}>
            <p>{t('partnerApplications.embeds', { count: partner._count.embeds })}</p>
            <p>
              <Link
                href={`/operations/partners/${partner.id}`}
                prefetch={false}
                className="button-quiet"
              >
                {t('partnerApplications.open')}
              </Link>
            </p>
            <Behind name={t('partnerApplications.change')}>
              <LimitForm action={limitHere.bind(null, partner.id)} values={valuesOf(partner)} />
            </Behind>
            <Behind name={t('partnerApplications.end')}>
              <p className="mt-3">{t('partnerApplications.endHint')}</p>
              <ReasonForm action={endHere.bind(null, partner.id)} button="end" />
            </Behind>
          </PartnerCard>
        ))}
      </ul>
    </div>
  )
}
