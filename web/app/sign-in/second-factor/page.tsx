import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { findSignedIn } from '../../../auth/current-account'
import { safeNext, signInPath } from '../../../auth/safe-next'
import { getReader } from '../../../i18n/reader'
import { showHere } from './actions'
import { SecondFactorForm } from './second-factor-form'

interface SecondFactorPageProps {
  searchParams: Promise<{ next?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('signIn.secondFactor.title'), robots: { index: false } }
}

export default async function SecondFactorPage({ searchParams }: SecondFactorPageProps) {
  const [{ t }, { next }, account] = await Promise.all([getReader(), searchParams, findSignedIn()])
  const leadsTo = safeNext(next)
  if (!account) redirect(signInPath(leadsTo))
  if (account.secondFactor === 'wished_for') {
    redirect(`/account/second-factor?next=${encodeURIComponent(leadsTo)}`)
  }
  if (account.secondFactor !== 'asked_for') redirect(leadsTo)
  return (
    <>
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">
        {t('signIn.secondFactor.title')}
      </h1>
      <p className="mt-2 text-muted">{t('signIn.secondFactor.text')}</p>
      <SecondFactorForm action={showHere.bind(null, leadsTo)} />
    </>
  )
}
