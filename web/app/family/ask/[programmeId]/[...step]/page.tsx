import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { askStepPath, chooseAskStep } from '@/domain/family/choose-ask-step'
import { AskStepForm } from '../../../../../family/ask/ask-step-form'
import { AskTitle } from '../../../../../family/ask/ask-title'
import { askPath, enterAsking } from '../../../../../family/ask/enter-asking'
import { readAskStep } from '../../../../../family/ask/read-ask-step'
import { getReader } from '../../../../../i18n/reader'
import { SectionReader } from '../../../../../i18n/section-reader'

interface StepPageProps {
  params: Promise<{ programmeId: string; step: string[] }>
}

export async function generateMetadata({ params }: StepPageProps): Promise<Metadata> {
  const [{ t }, { step }] = await Promise.all([getReader(), params])
  return { title: t(`ask.step.${readAskStep(step)?.step ?? 'next'}`), robots: { index: false } }
}

/** One short form of an asking. */
export default async function StepPage({ params }: StepPageProps) {
  const { programmeId, step: path } = await params
  const asking = await enterAsking(programmeId, path.join('/'))
  const next = chooseAskStep(asking.draft, asking.children.length)
  if (path.join('/') === 'next') redirect(askPath(programmeId, askStepPath(next)))
  const step = readAskStep(path)
  if (!step) notFound()
  // Nobody comes by an address to where something before is missing.
  const isForChosen = step.step === 'claim' || step.step === 'consent'
  const isEarly = step.step === 'check' ? next.step !== 'check' : isForChosen
  const lacks = step.step === 'check' || asking.draft.chosenIds.length === 0
  if (isEarly && lacks) redirect(askPath(programmeId, 'next'))
  return (
    <SectionReader sections={['ask']}>
      <div className="max-w-[34rem]">
        <AskTitle asking={asking} step={step} />
        <AskStepForm asking={asking} step={step} />
      </div>
    </SectionReader>
  )
}
