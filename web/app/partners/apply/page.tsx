import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getReader } from '../../../i18n/reader'
import { applyHere } from './actions'
import { ApplyForm } from './apply-form'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('partnerApply.title'), description: t('partnerApply.text') }
}

const points = ['embed', 'feed', 'numbers', 'schools'] as const

export default async function ApplyPage() {
  const { t } = await getReader()
  return (
    <div className="grid gap-x-14 gap-y-8 lg:grid-cols-[1fr_22rem]">
      <div>
        <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">
          {t('partnerApply.title')}
        </h1>
        <p className="mt-2 max-w-[60ch] text-muted">{t('partnerApply.text')}</p>
        <ApplyForm action={applyHere} requestId={randomUUID()} />
      </div>
      <aside className="self-start rounded-2xl bg-sunken p-6 lg:order-last">
        <h2 className="font-semibold text-[1.25rem]">{t('partnerApply.what.title')}</h2>
        <ul className="mt-3 flex flex-col gap-3">
          {points.map((point) => (
            <li key={point}>{t(`partnerApply.what.${point}`)}</li>
          ))}
        </ul>
        <p className="mt-3">
          <Link
            href="/partners/docs"
            prefetch={false}
            className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
          >
            {t('partner.embed.docs')}
          </Link>
        </p>
      </aside>
    </div>
  )
}
