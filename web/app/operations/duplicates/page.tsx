import type { Metadata } from 'next'
import { listDisputedCases } from '@/domain/family/duplicates/list-disputed-cases'
import { requireRight } from '../../../auth/current-account'
import { DisputedCase } from '../../../family/duplicates/disputed-case'
import { getReader } from '../../../i18n/reader'
import { SectionReader } from '../../../i18n/section-reader'
import { domainContext, getPortal } from '../../../server/portal'
import { decideHere } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('duplicate.staff.title'), robots: { index: false } }
}

/** Double entries on which two families do not agree; that staff looked is written down for both. */
export default async function DuplicatesPage() {
  const { accountId } = await requireRight('decide_about_duplicates', {
    next: '/operations/duplicates',
  })
  const portal = getPortal()
  const { db, now } = domainContext(portal)
  const keys = portal.settings.childDataKeys
  const [{ t }, cases] = await Promise.all([
    getReader(),
    listDisputedCases({ db, now, keys, accountId }),
  ])
  return (
    <SectionReader sections={['duplicate']}>
      <div className="max-w-[52rem]">
        <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">
          {t('duplicate.staff.title')}
        </h1>
        <p className="mt-2 text-muted">{t('duplicate.staff.text')}</p>
        {cases.length === 0 && <p className="mt-6">{t('duplicate.staff.none')}</p>}
        <ul className="mt-6 flex flex-col gap-4">
          {cases.map((one) => (
            <DisputedCase key={one.caseId} {...one} decide={decideHere.bind(null, one.caseId)} />
          ))}
        </ul>
      </div>
    </SectionReader>
  )
}
