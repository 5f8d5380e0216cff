import Link from 'next/link'
import type { FormAction } from '../../components/form/form'
import { getReader } from '../../i18n/reader'
import { sayRegion } from '../region-choices'
import { AskForm } from './ask-form'
import { type Asking, askPath } from './enter-asking'
import { listChosen } from './list-chosen'

/** Everything once more, each with a way back to where it is changed; then it is asked. */
export async function AskCheck({ asking, action }: { asking: Asking; action: FormAction }) {
  const { t, locale } = await getReader()
  const { programme, draft } = asking
  const chosen = listChosen(asking)
  const { claim, hospital, role, isTogether, takesFreePlace, consents = [] } = draft
  const claimText = t(`ask.claim.${claim ?? 'none'}`)
  const separator = locale === 'zh' ? '、' : ', '
  const rows = [
    ...chosen.map(({ childId, name, birthYear, birthMonth, grade, regionCode }) => ({
      ...{ key: childId, step: 'children', name },
      text: [
        t('ask.born', { year: String(birthYear), month: birthMonth }),
        grade === null ? t('ask.noGrade') : t('ask.grade', { grade }),
        sayRegion(regionCode, locale),
      ].join(' · '),
    })),
    {
      ...{ key: 'claim', step: 'claim', name: t('ask.step.claim') },
      text: claim === 'medical_worker' ? `${claimText} · ${hospital} · ${role}` : claimText,
    },
    {
      ...{ key: 'wishes', step: 'claim', name: t('ask.check.wishes') },
      text: [
        ...(chosen.length > 1 ? [t(isTogether ? 'ask.check.together' : 'ask.check.alone')] : []),
        t(takesFreePlace ? 'ask.check.takes' : 'ask.check.asksFirst'),
      ].join(' · '),
    },
    {
      ...{ key: 'consent', step: 'consent', name: t('ask.step.consent') },
      text: consents.map((purpose) => t(`ask.consent.title.${purpose}`)).join(separator),
    },
  ]
  return (
    <>
      <dl className="mt-4 divide-y divide-line border-line border-y">
        {rows.map(({ key, step, name, text }) => (
          <div key={key} className="grid grid-cols-[1fr_auto] gap-x-4 py-3">
            <dt className="font-semibold">{name}</dt>
            <dd className="row-span-2">
              <Link
                href={askPath(programme.id, step)}
                prefetch={false}
                aria-label={t('ask.check.change', { name })}
                className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
              >
                {t('ask.check.changeShort')}
              </Link>
            </dd>
            <dd className="text-[0.9375rem]">{text}</dd>
          </div>
        ))}
      </dl>
      {claim && <p className="mt-4">{t(`ask.claim.evidence.${programme.evidenceRule}`)}</p>}
      <AskForm action={action} />
    </>
  )
}
