import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { getReader } from '../../i18n/reader'
import { SectionReader } from '../../i18n/section-reader'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('studio.title'), robots: { index: false } }
}

export default function StudioLayout({ children }: { children: ReactNode }) {
  return <SectionReader sections={['studio', 'streamKey']}>{children}</SectionReader>
}
