import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { may } from '@/domain/access/may'
import { findCurrentAccount } from '../../../../auth/current-account'
import { Tabs } from '../../../../components/tabs'
import { chooseText } from '../../../../i18n/choose-text'
import { getReader } from '../../../../i18n/reader'
import { findPartner } from '../../../../partner/enter-partner'

interface PartnerLayoutProps {
  params: Promise<{ partnerId: string }>
  children: ReactNode
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('partnerApplications.title'), robots: { index: false } }
}

/** The frame of what operators see of one partner. Each page below turns all others away itself. */
export default async function OperatedPartnerLayout({ params, children }: PartnerLayoutProps) {
  const { partnerId } = await params
  const [{ t, locale }, account, partner] = await Promise.all([
    getReader(),
    findCurrentAccount(),
    findPartner(partnerId),
  ])
  if (!partner || !account || !may(account.grants, 'decide_about_partners')) return children
  const root = `/operations/partners/${partnerId}`
  return (
    <>
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">
        {chooseText({ zh: partner.nameZh, en: partner.nameEn }, locale)}
      </h1>
      <Tabs
        label={t('partnerApplications.tabs.label')}
        tabs={[
          { href: root, label: t('partnerApplications.tabs.list') },
          { href: `${root}/players`, label: t('partnerApplications.tabs.players') },
        ]}
      />
      {children}
    </>
  )
}
