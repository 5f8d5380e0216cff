import type { AskStep } from '@/domain/family/choose-ask-step'
import { chooseText } from '../../i18n/choose-text'
import { getReader } from '../../i18n/reader'
import type { Asking } from './enter-asking'

/** How far it is: several forms of one child are one stretch of the way. */
const stretches = { child: 1, residence: 1, children: 1, claim: 2, consent: 3, check: 4 } as const

export async function AskTitle({ asking, step }: { asking: Asking; step: AskStep }) {
  const { t, locale } = await getReader()
  const { nameZh, nameEn } = asking.programme
  return (
    <>
      <p className="text-[0.9375rem] text-muted">
        {chooseText({ zh: nameZh, en: nameEn }, locale)} ·{' '}
        {t('ask.progress', { step: stretches[step.step], of: 4 })}
      </p>
      <h1 className="font-semibold text-[1.5rem] sm:text-[2rem]">{t(`ask.step.${step.step}`)}</h1>
    </>
  )
}
