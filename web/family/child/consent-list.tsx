import { consentPurposes } from '@/domain/family/consent-texts'
import type { FormState } from '../../components/form/form-state'
import { getReader } from '../../i18n/reader'
import { WithdrawForm } from './withdraw-form'

interface ConsentListProps {
  consents: readonly {
    id: string
    purpose: 'enrolment' | 'evidence' | 'attendance'
    textVersion: string
    locale: string
    givenAt: Date
    withdrawnAt: Date | null
  }[]
  withdraw: (
    purpose: 'enrolment' | 'evidence' | 'attendance',
    former: FormState,
    form: FormData,
  ) => Promise<FormState>
}

/** What was agreed to and when, each purpose with its way back. */
export async function ConsentList({ consents, withdraw }: ConsentListProps) {
  const { t, format } = await getReader()
  const on = (moment: Date) => format.dateTime(moment, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <section className="mt-10">
      <h2 className="font-semibold text-[1.25rem]">{t('family.consents.title')}</h2>
      <ul className="mt-2 divide-y divide-line border-line border-y">
        {consentPurposes.map((purpose) => {
          const all = consents.filter((consent) => consent.purpose === purpose)
          const standing = all.some(({ withdrawnAt }) => withdrawnAt === null)
          return (
            <li key={purpose} className="py-3">
              <h3 className="font-semibold">{t(`ask.consent.title.${purpose}`)}</h3>
              {all.length === 0 && <p className="text-muted">{t('family.consents.none')}</p>}
              {all.map(({ id, givenAt, withdrawnAt, textVersion }) => (
                <p key={id} className="text-[0.9375rem]">
                  {withdrawnAt
                    ? t('family.consents.was', { from: on(givenAt), to: on(withdrawnAt) })
                    : t('family.consents.given', { time: on(givenAt), version: textVersion })}
                </p>
              ))}
              {standing && <WithdrawForm action={withdraw.bind(null, purpose)} purpose={purpose} />}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
