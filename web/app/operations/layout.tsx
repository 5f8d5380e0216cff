import type { ReactNode } from 'react'
import { may } from '@/domain/access/may'
import { findCurrentAccount } from '../../auth/current-account'
import { Tabs } from '../../components/tabs'
import { getReader } from '../../i18n/reader'
import { SectionReader } from '../../i18n/section-reader'

const tabs = [
  'schools',
  'programmes',
  'partners',
  'reviewers',
  'operators',
  'duplicates',
  'waiting-room',
  'outbox',
] as const

/** The frame, for operators. Each page below turns all others away itself. */
export default async function OperationsLayout({ children }: { children: ReactNode }) {
  const [{ t }, account] = await Promise.all([getReader(), findCurrentAccount()])
  if (!account || !may(account.grants, 'see_operations')) return children
  return (
    <SectionReader
      sections={[
        'operations',
        'applications',
        'reviewers',
        'operators',
        'waitingRoom',
        'programmes',
        'partnerApplications',
        'siteProof',
      ]}
    >
      <div className="mb-8">
        <Tabs
          label={t('operations.tabs')}
          tabs={[
            { href: '/operations', label: t('operations.title') },
            ...tabs.map((tab) => ({ href: `/operations/${tab}`, label: t(`operations.${tab}`) })),
          ]}
        />
      </div>
      {children}
    </SectionReader>
  )
}
