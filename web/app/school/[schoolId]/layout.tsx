import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { mostTeachersOnTrial } from '@/domain/school/trial'
import { requireRight } from '../../../auth/current-account'
import { chooseText } from '../../../i18n/choose-text'
import { getReader } from '../../../i18n/reader'
import { SectionReader } from '../../../i18n/section-reader'
import { getPortal } from '../../../server/portal'
import { SchoolTabs } from './school-tabs'

interface SchoolLayoutProps {
  params: Promise<{ schoolId: string }>
  children: ReactNode
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('school.title'), robots: { index: false } }
}

/** Each page below asks for the right itself: a layout is not run anew with every page. */
export default async function SchoolLayout({ params, children }: SchoolLayoutProps) {
  const { schoolId } = await params
  await requireRight('run_school', { next: `/school/${schoolId}`, schoolId })
  const [{ t, locale }, school] = await Promise.all([
    getReader(),
    getPortal().db.school.findUnique({ where: { id: schoolId } }),
  ])
  if (!school) notFound()
  const { standing, nameZh, nameEn, decisionReason } = school
  return (
    <SectionReader sections={['school', 'operations', 'classFacts']}>
      <h1 className="font-semibold text-[1.5rem] sm:text-[2rem]">
        {chooseText({ zh: nameZh, en: nameEn }, locale)}
      </h1>
      {standing !== 'full' && (
        <p className="mt-3 max-w-[70ch] rounded-xl border border-line bg-sunken p-4">
          {t(`school.standing.${standing}`, {
            most: mostTeachersOnTrial,
            reason: decisionReason ?? '',
          })}
        </p>
      )}
      <SchoolTabs schoolId={schoolId} />
      {children}
    </SectionReader>
  )
}
