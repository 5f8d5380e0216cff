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
  'simulcast',
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
          const isHere = here === page || (tab !== '' && here.startsWith(`${page}/`))
          return (
            <li key={tab}>
              <Link
                href={page}
                prefetch={false}
                ref={isHere ? showInRow : undefined}
                aria-current={isHere ? 'page' : undefined}
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

/** On a phone the row is longer than the screen. It alone is moved, and not the page. */
function showInRow(link: HTMLElement | null) {
  const row = link?.closest('ul')
  if (link && row) row.scrollLeft = link.offsetLeft - (row.clientWidth - link.clientWidth) / 2
}
