import type { Metadata } from 'next'
import Link from 'next/link'
import { requireRight } from '../../auth/current-account'
import { getReader } from '../../i18n/reader'
import { OperationsBoard } from '../../operations/operations-board'
import { openBoard } from './open-board'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('operations.title'), robots: { index: false } }
}

export default async function OperationsPage() {
  await requireRight('see_operations', { next: '/operations' })
  const [{ t }, board] = await Promise.all([getReader(), openBoard()])
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6">
        <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('operations.title')}</h1>
        <nav className="flex flex-wrap gap-x-6">
          {(
            [
              'schools',
              'programmes',
              'partners',
              'reviewers',
              'duplicates',
              'waiting-room',
              'outbox',
            ] as const
          ).map((page) => (
            <Link
              key={page}
              href={`/operations/${page}`}
              prefetch={false}
              className="flex min-h-11 items-center text-leaf underline underline-offset-4"
            >
              {t(`operations.${page}`)}
            </Link>
          ))}
        </nav>
      </div>
      <OperationsBoard initial={board} />
    </>
  )
}
