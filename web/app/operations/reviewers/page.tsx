import type { Metadata } from 'next'
import { listReviewers } from '@/domain/evidence/list-reviewers'
import { requireRight } from '../../../auth/current-account'
import { getReader } from '../../../i18n/reader'
import { domainContext, getPortal } from '../../../server/portal'
import { PersonForm } from '../person-form'
import { makeHere, removeHere } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('reviewers.title'), robots: { index: false } }
}

export default async function ReviewersPage() {
  await requireRight('appoint_reviewers', { next: '/operations/reviewers' })
  const context = domainContext(getPortal())
  const [{ t, format }, reviewers] = await Promise.all([getReader(), listReviewers(context)])
  return (
    <div className="max-w-[46rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('reviewers.title')}</h1>
      <p className="mt-2 text-muted">{t('reviewers.text')}</p>
      {reviewers.length === 0 && <p className="mt-6">{t('reviewers.none')}</p>}
      <ul className="mt-6 flex flex-col gap-3">
        {reviewers.map(({ accountId, name, email, since, decided }) => (
          <li
            key={accountId}
            className="flex flex-wrap items-center justify-between gap-3 rounded-xl border border-line p-4"
          >
            <div>
              <p className="font-semibold">{name}</p>
              <p className="text-[0.9375rem] text-muted">
                {email} ·{' '}
                {t('reviewers.since', { day: format.dateTime(since, { dateStyle: 'medium' }) })} ·{' '}
                {t('reviewers.decided', { count: decided })}
              </p>
            </div>
            <form action={removeHere.bind(null, accountId)}>
              <button type="submit" className="button-quiet">
                {t('reviewers.remove', { name })}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <PersonForm of="reviewers" action={makeHere} />
    </div>
  )
}
