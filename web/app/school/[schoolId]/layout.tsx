import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { may } from '@/domain/access/may'
import { mostOfARoleOnTrial } from '@/domain/school/trial'
import { findCurrentAccount } from '../../../auth/current-account'
import { Tabs } from '../../../components/tabs'
import { chooseText } from '../../../i18n/choose-text'
import { getReader } from '../../../i18n/reader'
import { SectionReader } from '../../../i18n/section-reader'
import { findSchool } from '../../../school/enter-school'

interface SchoolLayoutProps {
  params: Promise<{ schoolId: string }>
  children: ReactNode
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('school.title'), robots: { index: false } }
}

const tabs = [
  '',
  'timetable',
  'courses',
  'people',
  'classrooms',
  'simulcast',
  'record',
  'api',
  'settings',
] as const

/**
 * The frame, for those who run the school. Each page below turns all others away itself: it knows
 * where to lead them back to, and a layout is not run anew with every page.
 */
export default async function SchoolLayout({ params, children }: SchoolLayoutProps) {
  const { schoolId } = await params
  const [{ t, locale }, account, school] = await Promise.all([
    getReader(),
    findCurrentAccount(),
    findSchool(schoolId),
  ])
  const mayRun = account && may(account.grants, 'run_school', schoolId)
  // An operator comes to the few pages that are an operator's too, and has no use for the tabs.
  if (!school || !account || !(mayRun || may(account.grants, 'send_on', schoolId))) return children
  const { standing, nameZh, nameEn, decisionReason } = school
  return (
    <SectionReader sections={['school', 'operations', 'classFacts', 'streamKey']}>
      <h1 className="font-semibold text-[1.5rem] sm:text-[2rem]">
        {chooseText({ zh: nameZh, en: nameEn }, locale)}
      </h1>
      {standing !== 'full' && (
        <p className="mt-3 max-w-[70ch] rounded-xl border border-line bg-sunken p-4">
          {t(`school.standing.${standing}`, {
            most: mostOfARoleOnTrial,
            reason: decisionReason ?? '',
          })}
        </p>
      )}
      {mayRun && (
        <Tabs
          label={t('school.tabs.label')}
          tabs={tabs.map((tab) => ({
            href: `/school/${schoolId}${tab && `/${tab}`}`,
            label: t(`school.tabs.${tab || 'today'}`),
          }))}
        />
      )}
      {children}
    </SectionReader>
  )
}
