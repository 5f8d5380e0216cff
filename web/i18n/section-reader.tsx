import type { ReactNode } from 'react'
import type { Messages } from './messages'
import { getReader } from './reader'
import { ReaderProvider } from './reader-provider'

type SectionName = keyof Messages

/** What the parts that run in every reader's browser may say. */
const everywhere = ['problem', 'form'] as const satisfies SectionName[]

interface SectionReaderProps {
  /** The sections of the messages that the parts below need in the browser. */
  sections: SectionName[]
  children: ReactNode
}

/**
 * Gives the parts that run in the browser the reader's language: only the sections that they need, so
 * that a phone that opens a class does not load the back office's words.
 */
export async function SectionReader({ sections, children }: SectionReaderProps) {
  const { locale, timeZone, messages } = await getReader()
  const chosen = Object.fromEntries(
    [...everywhere, ...sections].map((section) => [section, messages[section]]),
  )
  return (
    <ReaderProvider locale={locale} timeZone={timeZone} messages={chosen}>
      {children}
    </ReaderProvider>
  )
}
