import type {} from 'use-intl/core'
import en from '../messages/en.json'
import zh from '../messages/zh.json'
import type { Locale } from './locales'

export type Messages = typeof en

export const messagesByLocale: Record<Locale, Messages> = { en, zh }

declare module 'use-intl/core' {
  interface AppConfig {
    Messages: Messages
  }
}
