import type { Metadata } from 'next'
import { draftDays } from '@/domain/family/remove-unused-family-data'
import { PrivacyText } from '../../family/privacy-text'
import { getReader } from '../../i18n/reader'
import { getPortal } from '../../server/portal'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('privacy.title'), description: t('privacy.text') }
}

/** What is kept of children, for what, for how long and who sees it: each line is held by a test or a setting. */
export default function PrivacyPage() {
  const { FAMILY_RETENTION_MONTHS: months, PRIVACY_CONTACT: contact } = getPortal().settings
  return <PrivacyText values={{ months, days: draftDays }} contact={contact} />
}
