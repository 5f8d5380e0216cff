import type { Metadata } from 'next'
import Link from 'next/link'
import { enterFamily } from '../../../family/enter-family'
import { GuardianList } from '../../../family/guardian-list'
import { InviteForm } from '../../../family/invite-form'
import { SureForm } from '../../../family/sure-form'
import { getReader } from '../../../i18n/reader'
import { SectionReader } from '../../../i18n/section-reader'
import { deleteAccountHere, deleteFamilyHere, inviteHere, removeGuardianHere } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('family.links.privacy'), robots: { index: false } }
}

/** Who looks after the family's data, everything to take along, and the end. */
export default async function FamilyPrivacyPage() {
  const { context } = await enterFamily('privacy')
  const { t } = await getReader()
  return (
    <SectionReader sections={['family']}>
      <div className="max-w-[40rem]">
        <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">
          {t('family.links.privacy')}
        </h1>
        <Link
          href="/privacy"
          prefetch={false}
          className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
        >
          {t('privacy.title')}
        </Link>
        <GuardianList {...context} remove={removeGuardianHere} />
        <InviteForm action={inviteHere} />
        <h2 className="mt-10 font-semibold text-[1.25rem]">{t('family.export.title')}</h2>
        <p className="mt-1">{t('family.export.text')}</p>
        <div className="mt-3 flex flex-wrap gap-3">
          <a href="/api/family/export" className="button-quiet">
            {t('family.export.json')}
          </a>
          <a href="/api/family/export?as=text" className="button-quiet">
            {t('family.export.plain')}
          </a>
        </div>
        <SureForm action={deleteFamilyHere} what="family" />
        <SureForm action={deleteAccountHere} what="account" />
      </div>
    </SectionReader>
  )
}
