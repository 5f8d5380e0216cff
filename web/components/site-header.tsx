import { cookies } from 'next/headers'
import Link from 'next/link'
import { sessionCookieName } from '../auth/session-cookie'
import { getReader } from '../i18n/reader'
import { getPortal } from '../server/portal'
import { LanguageSwitch } from './language-switch'
import { SeedlingMark } from './seedling-mark'

export async function SiteHeader() {
  const [{ t, locale }, jar] = await Promise.all([getReader(), cookies()])
  // Only a hint for the label: the page behind it asks who it is. No page waits for the database here.
  const hasCookie = jar.has(sessionCookieName(getPortal().settings))
  return (
    <header className="border-line border-b">
      <div className="page flex min-h-16 flex-wrap items-center justify-between gap-x-1 sm:gap-x-3">
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
        <div className="flex items-center sm:gap-4">
          <LanguageSwitch locale={locale} label={t('site.language')} />
          <Link
            href={hasCookie ? '/account' : '/sign-in'}
            prefetch={false}
            className="flex min-h-11 items-center whitespace-nowrap px-1 font-display text-[0.9375rem] text-leaf underline underline-offset-4"
          >
            {t(hasCookie ? 'site.account' : 'site.signIn')}
          </Link>
        </div>
      </div>
    </header>
  )
}
