import type { Metadata } from 'next'
import { getReader } from '../../i18n/reader'
import { SectionReader } from '../../i18n/section-reader'
import { JoinForm } from '../../join/join-form'
import { joinHere } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('join.title') }
}

export default async function JoinPage() {
  const { t } = await getReader()
  return (
    <SectionReader sections={['join']}>
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('join.title')}</h1>
      <p className="mt-2 max-w-[60ch]">{t('join.text')}</p>
      <JoinForm action={joinHere} />
    </SectionReader>
  )
}
