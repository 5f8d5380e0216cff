import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { mayEditPartner } from '@/domain/access/may'
import { hasTerms } from '@/domain/partner/may-carry'
import { findCurrentAccount } from '../../../auth/current-account'
import { Tabs } from '../../../components/tabs'
import { chooseText } from '../../../i18n/choose-text'
import { getReader } from '../../../i18n/reader'
import { SectionReader } from '../../../i18n/section-reader'
import { findPartner } from '../../../partner/enter-partner'
import { domainContext, getPortal } from '../../../server/portal'

interface PartnerLayoutProps {
  params: Promise<{ partnerId: string }>
  children: ReactNode
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('partner.title'), robots: { index: false } }
}

const tabs = ['catalogue', 'statistics', 'access'] as const

/** The frame, for those who edit for the partner. Each page below turns all others away itself. */
export default async function PartnerLayout({ params, children }: PartnerLayoutProps) {
  const { partnerId } = await params
  const [{ t, locale }, account, partner] = await Promise.all([
    getReader(),
    findCurrentAccount(),
    findPartner(partnerId),
  ])
  if (!partner || !account || !mayEditPartner(account.grants, partnerId)) return children
  const { standing, nameZh, nameEn, decisionReason } = partner
  const root = `/partner/${partnerId}`
  const hasNone = !hasTerms(partner, domainContext(getPortal()).now)
  return (
    <SectionReader sections={['partner', 'school']}>
      <h1 className="font-semibold text-[1.5rem] sm:text-[2rem]">
        {chooseText({ zh: nameZh, en: nameEn }, locale)}
      </h1>
      {hasNone && (
        <p className="mt-3 max-w-[70ch] rounded-xl border border-line bg-sunken p-4">
          {t(`partner.standing.${standing === 'approved' ? 'expired' : standing}`, {
            reason: decisionReason ?? '',
          })}
        </p>
      )}
      <Tabs
        label={t('partner.tabs.label')}
        tabs={[
          { href: root, label: t('partner.tabs.players'), also: [`${root}/embeds`] },
          ...tabs.map((tab) => ({ href: `${root}/${tab}`, label: t(`partner.tabs.${tab}`) })),
        ]}
      />
      {children}
    </SectionReader>
  )
}
