import type { ReactNode } from 'react'
import { SectionReader } from '../../i18n/section-reader'

export default function SignInLayout({ children }: { children: ReactNode }) {
  return (
    <SectionReader sections={['signIn']}>
      <div className="mx-auto max-w-[30rem]">{children}</div>
    </SectionReader>
  )
}
