import Link from 'next/link'
import { getReader } from '../i18n/reader'
import { LanguageSwitch } from './language-switch'
import { SeedlingMark } from './seedling-mark'

export async function SiteHeader() {
  const { t, locale } = await getReader()
  return (
    <header className="border-line border-b">
      <div className="page flex min-h-16 items-center justify-between gap-3">
        <Link
          href="/"
          prefetch={false}
          aria-label={t('site.home')}
          className="flex min-h-11 items-center gap-2"
        >
          <SeedlingMark className="size-8 sm:size-9 shrink-0 text-leaf" />
          <span className="font-display font-semibold whitespace-nowrap text-[1.25rem] leading-none sm:text-[1.375rem]">
            {t('site.name')}
          </span>
        </Link>
        <LanguageSwitch locale={locale} label={t('site.language')} />
      </div>
    </header>
  )
}
