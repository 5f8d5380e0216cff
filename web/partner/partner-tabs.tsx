'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl/react'

const tabs = { players: '', catalogue: '/catalogue', statistics: '/statistics', access: '/access' }

export function PartnerTabs({ partnerId }: { partnerId: string }) {
  const t = useTranslations('partner.tabs')
  const here = usePathname()
  const root = `/partner/${partnerId}`
  const isHere = (below: string) =>
    below === ''
      ? here === root || here.startsWith(`${root}/embeds/`)
      : here.startsWith(`${root}${below}`)
  return (
    <nav aria-label={t('label')} className="mt-5 border-line border-b">
      <ul className="-mb-px flex gap-1 overflow-x-auto">
        {(['players', 'catalogue', 'statistics', 'access'] as const).map((tab) => (
          <li key={tab}>
            <Link
              href={root + tabs[tab]}
              prefetch={false}
              aria-current={isHere(tabs[tab]) ? 'page' : undefined}
              className="flex min-h-11 items-center whitespace-nowrap border-transparent border-b-2 px-3 text-muted aria-[current=page]:border-leaf aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {t(tab)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
