import { isUnderConsentAge } from '@/domain/family/child-age'
import { consentPurposes, consentTexts } from '@/domain/family/consent-texts'
import type { FormAction } from '../../components/form/form'
import { getReader } from '../../i18n/reader'
import { ConsentForm } from './consent-form'
import type { Asking } from './enter-asking'
import { listChosen } from './list-chosen'

interface AskConsentProps {
  asking: Asking
  action: FormAction
  forget: () => Promise<void>
}

/** Consent, each purpose by itself, in the words that are recorded; nothing is ticked beforehand. */
export async function AskConsent({ asking, action, forget }: AskConsentProps) {
  const { t, locale } = await getReader()
  const { draft, context } = asking
  const chosen = listChosen(asking)
  const isYoung = chosen.some((child) => isUnderConsentAge(child, context.now))
  const purposes = consentPurposes.filter((purpose) => purpose !== 'evidence' || draft.claim)
  return (
    <>
      <p className="mt-2">
        {t(isYoung ? 'ask.consent.young' : 'ask.consent.text', {
          names: chosen.map(({ name }) => name).join(locale === 'zh' ? '、' : ', '),
        })}
      </p>
      <ConsentForm
        action={action}
        texts={purposes.map((purpose) => ({
          ...{ purpose, text: consentTexts[purpose][locale] },
          version: consentTexts[purpose].version,
          isGiven: draft.consents?.includes(purpose) ?? false,
        }))}
      />
      <form action={forget} className="mt-8 border-line border-t pt-4">
        <p>{t('ask.consent.refuseText')}</p>
        <button type="submit" className="button-quiet mt-3">
          {t('ask.consent.refuse')}
        </button>
      </form>
    </>
  )
}
