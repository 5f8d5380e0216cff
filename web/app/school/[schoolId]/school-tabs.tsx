'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl/react'

const tabs = [
  '',
  'timetable',
  'courses',
  'people',
  'classrooms',
  'record',
  'api',
  'settings',
] as const

export function SchoolTabs({ schoolId }: { schoolId: string }) {
  const t = useTranslations('school')
  const here = usePathname()
  return (
    <nav aria-label={t('tabs.label')} className="mt-5 border-line border-b">
      <ul className="-mb-px flex gap-1 overflow-x-auto">
        {tabs.map((tab) => {
          const page = `/school/${schoolId}${tab && `/${tab}`}`
          return (
            <li key={tab}>
              <Link
                href={page}
                prefetch={false}
                aria-current={
                  here === page || (tab && here.startsWith(`${page}/`)) ? 'page' : undefined
                }
                className="flex min-h-11 items-center whitespace-nowrap border-transparent border-b-2 px-3 text-muted aria-[current=page]:border-leaf aria-[current=page]:font-semibold aria-[current=page]:text-ink"
              >
                {t(`tabs.${tab || 'today'}`)}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
