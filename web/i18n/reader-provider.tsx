'use client'

import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl/react'
import { type Locale, languageTags } from './locales'
import type { Messages } from './messages'

interface ReaderProviderProps {
  locale: Locale
  timeZone: string
  messages: Partial<Messages>
  children: ReactNode
}

/** Gives the parts that run in the browser the reader's language. */
export function ReaderProvider({ locale, children, ...reader }: ReaderProviderProps) {
  return (
    <IntlProvider locale={languageTags[locale]} {...reader}>
      {children}
    </IntlProvider>
  )
}
