import type { Metadata } from 'next'
import Link from 'next/link'
import { CodeForm } from '../../../auth/code-form'
import { safeNext } from '../../../auth/safe-next'
import { getReader } from '../../../i18n/reader'
import { enterHere } from './actions'

interface CodePageProps {
  searchParams: Promise<{ next?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('signIn.byCodeTitle'), robots: { index: false } }
}

export default async function CodePage({ searchParams }: CodePageProps) {
  const [{ t }, { next }] = await Promise.all([getReader(), searchParams])
  const leadsTo = safeNext(next)
  return (
    <>
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('signIn.byCodeTitle')}</h1>
      <p className="mt-2 text-muted">{t('signIn.byCodeText')}</p>
      <CodeForm action={enterHere.bind(null, leadsTo)} />
      <p className="mt-8 border-line border-t pt-6">
        <Link
          href={`/sign-in?next=${encodeURIComponent(leadsTo)}`}
          prefetch={false}
          className="button-quiet"
        >
          {t('signIn.byPassword')}
        </Link>
      </p>
    </>
  )
}
