import type { ReactNode } from 'react'
import { SectionReader } from '../../i18n/section-reader'

export default function WatchLayout({ children }: { children: ReactNode }) {
  return <SectionReader sections={['player', 'join', 'watching']}>{children}</SectionReader>
}
