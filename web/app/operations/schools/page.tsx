import type { Metadata } from 'next'
import { listAuditEntries } from '@/domain/access/list-audit-entries'
import { pageQuerySchema } from '@/domain/pages'
import { listApplications } from '@/domain/school/list-applications'
import { requireRight } from '../../../auth/current-account'
import { chooseText } from '../../../i18n/choose-text'
import { getReader } from '../../../i18n/reader'
import { AuditList } from '../../../school/audit-list'
import { domainContext, getPortal } from '../../../server/portal'
import { approveHere, refuseHere } from './actions'
import { RefuseForm } from './refuse-form'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('applications.title'), robots: { index: false } }
}

interface ApplicationsPageProps {
  searchParams: Promise<{ page?: string | string[] }>
}

const path = '/operations/schools'

export default async function ApplicationsPage({ searchParams }: ApplicationsPageProps) {
  await requireRight('decide_about_schools', { next: path })
  const { page } = pageQuerySchema.parse(await searchParams)
  const context = domainContext(getPortal())
  const [{ t, format, locale }, schools, entries] = await Promise.all([
    getReader(),
    listApplications(context),
    listAuditEntries({ ...context, schoolId: null, page }),
  ])
  const nameOf = (school: { nameZh: string; nameEn: string }) =>
    chooseText({ zh: school.nameZh, en: school.nameEn }, locale)
  return (
    <div className="max-w-[52rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('applications.title')}</h1>
      {schools.length === 0 && <p className="mt-4 text-muted">{t('applications.none')}</p>}
      <ul className="mt-6 flex flex-col gap-4">
        {schools.map((school) => (
          <li key={school.id} className="rounded-2xl border border-line p-5">
            <h2 className="font-semibold text-[1.25rem]">{nameOf(school)}</h2>
            <p className="text-muted">
              {school.nameZh} · {school.nameEn}
            </p>
            <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-[0.9375rem]">
              <dt className="text-muted">{t('applications.since')}</dt>
              <dd>
                {format.dateTime(school.createdAt, { dateStyle: 'medium', timeStyle: 'short' })}
              </dd>
              <dt className="text-muted">{t('openSchool.kind')}</dt>
              <dd>{t(`openSchool.kinds.${school.kind}`)}</dd>
              <dt className="text-muted">{t('openSchool.region')}</dt>
              <dd>{school.regionCode ?? '–'}</dd>
              <dt className="text-muted">{t('openSchool.officialId')}</dt>
              <dd>{school.officialId ?? '–'}</dd>
              <dt className="text-muted">{t('applications.contact')}</dt>
              <dd>
                {[school.contactName, school.contactEmail, school.contactPhone]
                  .filter(Boolean)
                  .join(' · ')}
              </dd>
            </dl>
            {school.namesakes.length > 0 && (
              <p className="mt-3 rounded-lg bg-sunken p-3 font-semibold">
                {t('applications.namesakes', {
                  names: school.namesakes
                    .map((other) => `${nameOf(other)} (${other.regionCode ?? '–'})`)
                    .join(', '),
                })}
              </p>
            )}
            <div className="mt-4 flex flex-wrap items-start gap-4">
              <form action={approveHere.bind(null, school.id)}>
                <button type="submit" className="button-primary">
                  {t('applications.approve')}
                </button>
              </form>
              <details>
                <summary className="button-quiet cursor-pointer list-none">
                  {t('applications.refuse')}
                </summary>
                <RefuseForm action={refuseHere.bind(null, school.id)} />
              </details>
            </div>
          </li>
        ))}
      </ul>
      <h2 className="mt-12 font-semibold text-[1.375rem]">{t('audit.title')}</h2>
      <AuditList entries={entries} page={page} path={path} showsSchool />
    </div>
  )
}
