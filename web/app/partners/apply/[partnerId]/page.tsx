import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findApplication } from '@/domain/partner/find-application'
import { siteProof } from '@/domain/partner/site-proof'
import { chooseText } from '../../../../i18n/choose-text'
import { getReader } from '../../../../i18n/reader'
import { domainContext, getPortal } from '../../../../server/portal'
import { secretPage } from '../../../../server/secret-page'
import { checkHere } from './actions'
import { ApplicationStanding } from './application-standing'
import { ProveForm } from './prove-form'

interface ApplicationPageProps {
  params: Promise<{ partnerId: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('siteProof.title'), ...secretPage }
}

export default async function ApplicationPage({ params }: ApplicationPageProps) {
  const { partnerId } = await params
  const { db } = domainContext(getPortal())
  const [{ t, locale }, partner] = await Promise.all([
    getReader(),
    findApplication({ db, partnerId }),
  ])
  if (!partner) notFound()
  const { nameZh, nameEn, site, standing, siteProvenAt } = partner
  return (
    <div className="max-w-[44rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">
        {chooseText({ zh: nameZh, en: nameEn }, locale)}
      </h1>
      <p className="mt-2 text-muted">{t('siteProof.keep')}</p>
      <ApplicationStanding partner={partner} />
      {standing === 'applied' && !siteProvenAt && (
        <ProveForm
          action={checkHere.bind(null, partnerId)}
          site={site}
          proof={siteProof(partner)}
        />
      )}
    </div>
  )
}
