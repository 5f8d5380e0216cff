import type { ReactNode } from 'react'
import { SectionReader } from '../../i18n/section-reader'

export default function OperationsLayout({ children }: { children: ReactNode }) {
  return (
    <SectionReader
      sections={[
        'operations',
        'applications',
        'reviewers',
        'waitingRoom',
        'programmes',
        'partnerApplications',
      ]}
    >
      {children}
    </SectionReader>
  )
}
