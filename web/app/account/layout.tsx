import type { ReactNode } from 'react'
import { SectionReader } from '../../i18n/section-reader'

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <SectionReader sections={['account']}>{children}</SectionReader>
}
