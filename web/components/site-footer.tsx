import Link from 'next/link'
import { getReader } from '../i18n/reader'
import { SeedlingMark } from './seedling-mark'

const links = [
  ['/schools/open', 'site.openSchool'],
  ['/partners/apply', 'site.partners'],
  ['/privacy', 'privacy.title'],
] as const

export async function SiteFooter() {
  const { t } = await getReader()
  return (
    <footer className="mt-auto border-line border-t bg-sunken">
      <div className="page flex gap-4 py-8 text-[0.9375rem] text-muted leading-relaxed">
        <SeedlingMark className="mt-0.5 size-7 shrink-0 text-leaf" />
        <div className="max-w-[62ch] space-y-1">
          <p className="text-ink">{t('site.footerWhat')}</p>
          <p>{t('site.footerFree')}</p>
          <ul className="flex flex-wrap gap-x-5">
            {links.map(([href, words]) => (
              <li key={href}>
                <Link
                  href={href}
                  prefetch={false}
                  className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
                >
                  {t(words)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </footer>
  )
}
