import type { ReactNode } from 'react'
import { SectionReader } from '../../i18n/section-reader'

export default function SchoolsLayout({ children }: { children: ReactNode }) {
  return <SectionReader sections={['openSchool']}>{children}</SectionReader>
}
