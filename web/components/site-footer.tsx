import Link from 'next/link'
import { getReader } from '../i18n/reader'
import { SeedlingMark } from './seedling-mark'

export async function SiteFooter() {
  const { t } = await getReader()
  return (
    <footer className="mt-auto border-line border-t bg-sunken">
      <div className="page flex gap-4 py-8 text-[0.9375rem] text-muted leading-relaxed">
        <SeedlingMark className="mt-0.5 size-7 shrink-0 text-leaf" />
        <div className="max-w-[62ch] space-y-1">
          <p className="text-ink">{t('site.footerWhat')}</p>
          <p>{t('site.footerFree')}</p>
          <p>
            <Link
              href="/schools/open"
              prefetch={false}
              className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
            >
              {t('site.openSchool')}
            </Link>{' '}
            <Link
              href="/partners/apply"
              prefetch={false}
              className="ml-4 inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
            >
              {t('site.partners')}
            </Link>
            {' · '}
            <Link
              href="/privacy"
              prefetch={false}
              className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
            >
              {t('privacy.title')}
            </Link>
          </p>
        </div>
      </div>
    </footer>
  )
}
