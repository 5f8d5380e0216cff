import type { ReactNode } from 'react'
import { SectionReader } from '../../i18n/section-reader'

export default function PartnersLayout({ children }: { children: ReactNode }) {
  return (
    <SectionReader sections={['partnerApply', 'partner', 'siteProof']}>{children}</SectionReader>
  )
}
