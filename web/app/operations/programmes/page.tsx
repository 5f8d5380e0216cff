import type { Metadata } from 'next'
import Link from 'next/link'
import { listProgrammes } from '@/domain/enrolment/list-programmes'
import { requireRight } from '../../../auth/current-account'
import { chooseText } from '../../../i18n/choose-text'
import { getReader } from '../../../i18n/reader'
import { getPortal } from '../../../server/portal'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('programmes.title'), robots: { index: false } }
}

export default async function ProgrammesPage() {
  await requireRight('run_programmes', { next: '/operations/programmes' })
  const [{ t, locale, format }, programmes] = await Promise.all([
    getReader(),
    listProgrammes(getPortal()),
  ])
  return (
    <div className="max-w-[52rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('programmes.title')}</h1>
      <Link href="/operations/programmes/new" className="button-primary mt-6 inline-flex">
        {t('programmes.new')}
      </Link>
      {programmes.length === 0 && <p className="mt-6 text-muted">{t('programmes.none')}</p>}
      <ul className="mt-6 flex flex-col gap-4">
        {programmes.map(({ id, nameZh, nameEn, quota, opensAt, publishedAt, endedAt }) => (
          <li key={id} className="rounded-2xl border border-line p-5">
            <Link
              href={`/operations/programmes/${id}`}
              className="font-semibold text-[1.25rem] text-leaf underline underline-offset-4"
            >
              {chooseText({ zh: nameZh, en: nameEn }, locale)}
            </Link>
            <p className="mt-1 text-muted">
              {t(`programmes.state.${endedAt ? 'ended' : publishedAt ? 'published' : 'draft'}`)} ·{' '}
              {t('programmes.places', { places: quota })} ·{' '}
              {t('programmes.opens', {
                at: format.dateTime(opensAt, { dateStyle: 'medium', timeStyle: 'short' }),
              })}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
