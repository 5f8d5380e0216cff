import type { findFamilyEvidence } from '@/domain/evidence/find-family-evidence'
import { findReviewReason } from '@/domain/evidence/review-reasons'
import { getReader } from '../i18n/reader'

type Evidence = NonNullable<Awaited<ReturnType<typeof findFamilyEvidence>>>

/** How a document stands, in one sentence, with the reason where it did not do. */
export async function EvidenceState({ evidence }: { evidence: Evidence }) {
  const { t, format, locale } = await getReader()
  const { state, sentAt, decidedAt, erasedAt, reasonCode, reason, subscription } = evidence
  const day = (at: Date | null) => (at ? format.dateTime(at, { dateStyle: 'medium' }) : '')
  const known = reasonCode === 'other' ? undefined : findReviewReason(reasonCode)?.[locale]
  return (
    <div className="mt-5 rounded-xl border border-line bg-raised p-4">
      <p className="font-semibold">
        {t(`evidence.state.${state}`, { sent: day(sentAt), decided: day(decidedAt) })}
      </p>
      {(state === 'asked_again' || state === 'refused') && (known || reason) && (
        <p className="mt-2">
          {t('evidence.reason', { reason: [known, reason].filter(Boolean).join(' – ') })}
        </p>
      )}
      <p className="mt-2 text-[0.9375rem] text-muted">
        {erasedAt
          ? t('evidence.erased', { day: day(erasedAt) })
          : t('evidence.kept', { days: subscription.programme.evidenceDays })}
      </p>
    </div>
  )
}
