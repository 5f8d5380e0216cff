import type { Metadata } from 'next'
import { CodeForm } from '../../../../../auth/code-form'
import { findAskedProgramme, skipEntering } from '../../../../../family/ask/enter-asking'
import { getReader } from '../../../../../i18n/reader'
import { SectionReader } from '../../../../../i18n/section-reader'
import { enterHere } from './actions'

interface EnterPageProps {
  params: Promise<{ programmeId: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('ask.enter.title'), robots: { index: false } }
}

/** Signing in, or up, on the way: an address and the code that goes there. */
export default async function EnterPage({ params }: EnterPageProps) {
  const { programmeId } = await params
  await Promise.all([findAskedProgramme(programmeId), skipEntering(programmeId)])
  const { t } = await getReader()
  return (
    <SectionReader sections={['ask', 'signIn']}>
      <div className="max-w-[30rem]">
        <h1 className="font-semibold text-[1.75rem]">{t('ask.enter.title')}</h1>
        <p className="mt-2">{t('ask.enter.text')}</p>
        <CodeForm action={enterHere.bind(null, programmeId)} />
      </div>
    </SectionReader>
  )
}
