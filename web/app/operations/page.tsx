import type { Metadata } from 'next'
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
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('operations.title')}</h1>
      <OperationsBoard initial={board} />
    </>
  )
}
