import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findFamilyEvidence } from '@/domain/evidence/find-family-evidence'
import { openProfile } from '@/domain/family/child-profile'
import { AskedEvidence } from '../../../../evidence/asked-evidence'
import { EvidenceState } from '../../../../evidence/evidence-state'
import { enterFamily } from '../../../../family/enter-family'
import { getReader } from '../../../../i18n/reader'
import { removeHere, sendHere } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('evidence.title'), robots: { index: false } }
}

interface EvidencePageProps {
  params: Promise<{ evidenceId: string }>
  searchParams: Promise<{ problem?: string | string[] }>
}

export default async function EvidencePage({ params, searchParams }: EvidencePageProps) {
  const [{ evidenceId }, { problem }] = await Promise.all([params, searchParams])
  const { portal, context } = await enterFamily(`evidence/${evidenceId}`)
  const evidence = await findFamilyEvidence({ ...context, evidenceId })
  if (!evidence) notFound()
  const { t } = await getReader()
  const { claim, child } = evidence.subscription
  const { name } = await openProfile(child.sealedProfile, portal.settings.childDataKeys)
  const isAsked = evidence.state === 'asked' || evidence.state === 'asked_again'
  return (
    <div className="max-w-[40rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('evidence.title')}</h1>
      <p className="mt-2">{t(`evidence.text.${claim ?? 'residence'}`, { name })}</p>
      <EvidenceState evidence={evidence} />
      {isAsked && (
        <AskedEvidence
          evidence={evidence}
          problem={Array.isArray(problem) ? problem[0] : problem}
          send={sendHere.bind(null, evidenceId)}
          remove={removeHere.bind(null, evidenceId)}
        />
      )}
    </div>
  )
}
