'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

export interface Tab {
  href: string
  label: string
  /** Paths that belong to it too, with all below them. */
  also?: string[]
}

interface TabsProps {
  label: string
  /** The first is the page above the others: what is below it is theirs. */
  tabs: Tab[]
}

/** The pages of one office, the one that is shown marked. */
export function Tabs({ label, tabs }: TabsProps) {
  const here = usePathname()
  const isBelow = (path: string) => here === path || here.startsWith(`${path}/`)
  const isHere = ({ href, also = [] }: Tab, index: number) =>
    (index === 0 ? here === href : isBelow(href)) || also.some(isBelow)
  return (
    <nav aria-label={label} className="mt-5 border-line border-b">
      <ul className="-mb-px flex gap-1 overflow-x-auto">
        {tabs.map((tab, index) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              prefetch={false}
              ref={isHere(tab, index) ? showInRow : undefined}
              aria-current={isHere(tab, index) ? 'page' : undefined}
              className="flex min-h-11 items-center whitespace-nowrap border-transparent border-b-2 px-3 text-muted aria-[current=page]:border-leaf aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** On a phone the row is longer than the screen. It alone is moved, and not the page. */
function showInRow(link: HTMLElement | null) {
  const row = link?.closest('ul')
  if (link && row) row.scrollLeft = link.offsetLeft - (row.clientWidth - link.clientWidth) / 2
}
