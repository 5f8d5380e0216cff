import { createTranslator } from 'use-intl/core'
import { type Locale, languageTags } from '../i18n/locales'
import { messagesByLocale } from '../i18n/messages'
import type { WaitingState } from './waiting-state'

/** Made once: these sentences are said many times a second. */
const translators = {
  zh: createTranslator({ locale: languageTags.zh, messages: messagesByLocale.zh }),
  en: createTranslator({ locale: languageTags.en, messages: messagesByLocale.en }),
}

/** What a waiting page says of the place, and what stands on it always. */
export function sayWaiting({ ahead, minutes }: WaitingState, locale: Locale) {
  const t = translators[locale]
  return {
    place: t('waiting.ahead', { ahead }),
    time: minutes === null ? t('waiting.unknown') : t('waiting.minutes', { minutes }),
  }
}

export const sayAlways = (locale: Locale) => {
  const t = translators[locale]
  return {
    ...{ title: t('waiting.title'), text: t('waiting.text') },
    ...{ keep: t('waiting.keep'), lost: t('waiting.lost') },
  }
}
