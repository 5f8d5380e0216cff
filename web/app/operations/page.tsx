import type { Metadata } from 'next'
import { getReader } from '../../i18n/reader'
import { OperationsBoard } from '../../operations/operations-board'
import { signOut } from './actions'
import { openBoard } from './open-board'
import { SignInForm } from './sign-in-form'

interface OperationsPageProps {
  searchParams: Promise<{ refused?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('operations.title'), robots: { index: false } }
}

export default async function OperationsPage({ searchParams }: OperationsPageProps) {
  const [{ t }, opened, { refused }] = await Promise.all([getReader(), openBoard(), searchParams])
  if (opened.outcome === 'not_operator') return <SignInForm refused={refused} />
  return (
    <>
      <div className="flex items-center justify-between gap-4">
        <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('operations.title')}</h1>
        <form action={signOut}>
          <button type="submit" className="min-h-11 px-2 text-leaf underline underline-offset-4">
            {t('operations.signOut')}
          </button>
        </form>
      </div>
      <OperationsBoard initial={opened.board} />
    </>
  )
}
