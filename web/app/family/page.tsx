import type { Metadata } from 'next'
import { findFamily } from '@/domain/family/find-family'
import { requireAccount } from '../../auth/current-account'
import { FamilyChildren } from '../../family/home/family-children'
import { FamilyLinks } from '../../family/home/family-links'
import { NoFamilyYet } from '../../family/home/no-family-yet'
import { OpenProgrammes } from '../../family/open-programmes'
import { getReader } from '../../i18n/reader'
import { getPortal } from '../../server/portal'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('family.title'), robots: { index: false } }
}

/** A family's own page: its children, how their requests stand, and where everything else is. */
export default async function FamilyPage() {
  const { accountId } = await requireAccount('/family')
  const portal = getPortal()
  const [{ t }, familyId] = await Promise.all([
    getReader(),
    findFamily({ db: portal.db, accountId }),
  ])
  return (
    <div className="max-w-[44rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('family.title')}</h1>
      {familyId ? (
        <>
          <FamilyChildren portal={portal} familyId={familyId} />
          <FamilyLinks />
        </>
      ) : (
        <NoFamilyYet />
      )}
      <OpenProgrammes />
    </div>
  )
}
