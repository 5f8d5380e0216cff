import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { chooseText } from '../../../i18n/choose-text'
import { getReader } from '../../../i18n/reader'
import { ChainSection } from '../../../programmes/chain-section'
import { DrawSection } from '../../../programmes/draw-section'
import { FiguresTable } from '../../../programmes/figures-table'
import { findPublicProgramme } from '../../../programmes/find-public-programme'
import { ProgrammeFacts } from '../../../programmes/programme-facts'

interface ProgrammePageProps {
  params: Promise<{ programmeId: string }>
  searchParams: Promise<{ receipt?: string | string[] }>
}

export async function generateMetadata({ params }: ProgrammePageProps): Promise<Metadata> {
  const { programmeId } = await params
  const [{ locale }, programme] = await Promise.all([getReader(), findPublicProgramme(programmeId)])
  if (!programme) return {}
  return { title: chooseText({ zh: programme.nameZh, en: programme.nameEn }, locale) }
}

export default async function ProgrammePage({ params, searchParams }: ProgrammePageProps) {
  const [{ programmeId }, { receipt }] = await Promise.all([params, searchParams])
  const [{ locale }, programme] = await Promise.all([getReader(), findPublicProgramme(programmeId)])
  if (!programme) notFound()
  return (
    <div className="max-w-[52rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">
        {chooseText({ zh: programme.nameZh, en: programme.nameEn }, locale)}
      </h1>
      <p className="mt-2 whitespace-pre-line">
        {chooseText({ zh: programme.textZh, en: programme.textEn }, locale)}
      </p>
      <ProgrammeFacts programme={programme} />
      <FiguresTable programme={programme} />
      <DrawSection programme={programme} receipt={typeof receipt === 'string' ? receipt : ''} />
      <ChainSection programme={programme} />
    </div>
  )
}
