import type { Metadata } from 'next'
import { listOperators } from '@/domain/account/list-operators'
import { requireRight } from '../../../auth/current-account'
import { getReader } from '../../../i18n/reader'
import { domainContext, getPortal } from '../../../server/portal'
import { PersonForm } from '../person-form'
import { inviteHere, removeHere, resetHere, revokeHere } from './actions'
import { ResetFactorForm } from './reset-factor-form'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('operators.title'), robots: { index: false } }
}

export default async function OperatorsPage() {
  const { accountId } = await requireRight('appoint_operators', { next: '/operations/operators' })
  const context = domainContext(getPortal())
  const [{ t, format }, { operators, invitations }] = await Promise.all([
    getReader(),
    listOperators(context),
  ])
  const dayOf = (moment: Date) => format.dateTime(moment, { dateStyle: 'medium' })
  return (
    <div className="max-w-[46rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('operators.title')}</h1>
      <p className="mt-2 text-muted">{t('operators.text')}</p>
      <ul className="mt-6 flex flex-col gap-3">
        {operators.map(({ id, name, email, since }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-3 rounded-xl border border-line p-4"
          >
            <div>
              <p className="font-semibold">
                {name} {id === accountId && t('operators.you')}
              </p>
              <p className="text-[0.9375rem] text-muted">
                {email} · {t('operators.since', { day: dayOf(since) })}
              </p>
            </div>
            {id !== accountId && (
              <form action={removeHere.bind(null, id)}>
                <button type="submit" className="button-quiet">
                  {t('operators.remove', { name })}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {invitations.length > 0 && (
        <h2 className="mt-10 font-semibold text-[1.375rem]">{t('operators.invited')}</h2>
      )}
      <ul className="mt-3 flex flex-col gap-3 empty:hidden">
        {invitations.map(({ id, name, email, expiresAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-3 rounded-xl border border-line p-4"
          >
            <div>
              <p className="font-semibold">{name}</p>
              <p className="text-[0.9375rem] text-muted">
                {email} · {t('operators.until', { day: dayOf(expiresAt) })}
              </p>
            </div>
            <form action={revokeHere.bind(null, id)}>
              <button type="submit" className="button-quiet">
                {t('operators.revoke', { name: name ?? email ?? '' })}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <h2 className="mt-10 font-semibold text-[1.375rem]">{t('operators.invite')}</h2>
      <PersonForm of="operators" action={inviteHere} />
      <h2 className="mt-10 font-semibold text-[1.375rem]">{t('operators.reset.title')}</h2>
      <p className="mt-2 text-muted">{t('operators.reset.text')}</p>
      <ResetFactorForm action={resetHere} />
    </div>
  )
}
