import type { Metadata } from 'next'
import Link from 'next/link'
import { safeNext } from '../../auth/safe-next'
import { getReader } from '../../i18n/reader'
import { PasswordForm } from './password-form'

interface SignInPageProps {
  searchParams: Promise<{ next?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('signIn.title'), robots: { index: false } }
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [{ t }, { next }] = await Promise.all([getReader(), searchParams])
  const leadsTo = safeNext(next)
  return (
    <>
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('signIn.title')}</h1>
      <p className="mt-2 text-muted">{t('signIn.watchFree')}</p>
      <PasswordForm next={leadsTo} />
      <p className="mt-8 border-line border-t pt-6">{t('signIn.noPassword')}</p>
      <Link
        href={`/sign-in/code?next=${encodeURIComponent(leadsTo)}`}
        prefetch={false}
        className="button-quiet mt-3"
      >
        {t('signIn.byCode')}
      </Link>
    </>
  )
}
