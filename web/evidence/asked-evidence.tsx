import type { refusals } from '@/domain/domain-error'
import type { findFamilyEvidence } from '@/domain/evidence/find-family-evidence'
import type { FormAction } from '../components/form/form'
import { getReader } from '../i18n/reader'
import { SectionReader } from '../i18n/section-reader'
import { PageList } from './page-list'
import { SendForm } from './send-form'
import { UploadForm } from './upload-form'

type Evidence = NonNullable<Awaited<ReturnType<typeof findFamilyEvidence>>>

interface AskedEvidenceProps {
  evidence: Evidence
  /** The code of what was wrong with a file sent without JavaScript. */
  problem: string | undefined
  send: FormAction
  remove: (page: number) => Promise<void>
}

const fileRefusals = [
  ...(['file_too_large', 'file_kind_unknown', 'file_is_heic', 'file_unreadable'] as const),
  ...(['file_too_many_pixels', 'file_too_small', 'file_too_many_pages', 'pdf_locked'] as const),
  ...(['evidence_not_asked', 'evidence_empty', 'too_many_tries', 'busy'] as const),
] as const satisfies (keyof typeof refusals)[]

/** A document that can still be added to: choose its pages, look at them, send them. */
export async function AskedEvidence({ evidence, problem, send, remove }: AskedEvidenceProps) {
  const { t } = await getReader()
  const { id, pages } = evidence
  const texts: Record<string, string> = Object.fromEntries(
    fileRefusals.map((code) => [code, t(`refusal.${code}`, { most: '10' })]),
  )
  return (
    <SectionReader sections={['evidence']}>
      <UploadForm evidenceId={id} refusals={texts} problem={problem && texts[problem]} />
      {pages.length > 0 && (
        <>
          <PageList evidenceId={id} pages={pages} remove={remove} />
          <SendForm action={send} />
        </>
      )}
    </SectionReader>
  )
}
