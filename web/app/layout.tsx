import '@fontsource-variable/noto-sans-sc'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { ServiceWorker } from '../components/service-worker'
import { SiteFooter } from '../components/site-footer'
import { SiteHeader } from '../components/site-header'
import { languageTags } from '../i18n/locales'
import { getReader } from '../i18n/reader'
import { SectionReader } from '../i18n/section-reader'
import { TimeZoneKeeper } from '../i18n/time-zone-keeper'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return {
    title: {
      default: `${t('site.name')} · ${t('site.tagline')}`,
      template: `%s · ${t('site.name')}`,
    },
    description: t('site.description'),
    manifest: '/manifest.webmanifest',
    icons: { icon: '/icons/seedling.svg', apple: '/icons/seedling-180.png' },
  }
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf6ec' },
    { media: '(prefers-color-scheme: dark)', color: '#151a16' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { t, locale, timeZone } = await getReader()
  return (
    <html lang={languageTags[locale]}>
      <body className="flex min-h-dvh flex-col">
        <a href="#content" className="skip-link">
          {t('site.skip')}
        </a>
        <SiteHeader />
        <main id="content" tabIndex={-1} className="page w-full py-6 outline-none sm:py-10">
          <SectionReader sections={[]}>{children}</SectionReader>
        </main>
        <SiteFooter />
        <TimeZoneKeeper rendered={timeZone} />
        <ServiceWorker />
      </body>
    </html>
  )
}
