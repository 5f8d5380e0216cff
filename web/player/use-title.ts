import { useLocale } from 'use-intl/react'
import { chooseText } from '../i18n/choose-text'
import type { NextClass } from './watch-answer'

/** What a class is called in the reader's language. */
export function useTitle(next: NextClass | null) {
  const locale = useLocale().startsWith('zh') ? 'zh' : 'en'
  return next ? chooseText(next.title, locale) : ''
}
