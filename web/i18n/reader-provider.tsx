'use client'

import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl/react'
import type { Locale } from './locales'
import type { Messages } from './messages'

interface ReaderProviderProps {
  locale: Locale
  timeZone: string
  messages: Messages
  children: ReactNode
}

/** Gives the parts that run in the browser the reader's language. */
export function ReaderProvider({ children, ...reader }: ReaderProviderProps) {
  return <IntlProvider {...reader}>{children}</IntlProvider>
}
