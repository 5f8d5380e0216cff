import type { Metadata } from 'next'
import { connection } from 'next/server'
import { getReader } from '../../../i18n/reader'
import { embedCode } from '../../../partner/embed-code'
import { feedNewsExample } from '../../../partner/feed-news-example'
import { findExampleEmbed } from '../../../partner/find-example-embed'
import { messageExample } from '../../../partner/message-example'
import { getPortal } from '../../../server/portal'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('partnerDocs.title'), description: t('partnerDocs.text') }
}

const parts = ['parameters', 'events', 'messages', 'privacy', 'refused', 'withdrawn'] as const
const feeds = ['json', 'rss', 'ics'] as const

export default async function PartnerDocsPage() {
  await connection()
  const portalUrl = getPortal().settings.PORTAL_URL
  const [{ t }, example] = await Promise.all([getReader(), findExampleEmbed(getPortal())])
  const code = embedCode({ portalUrl, embedId: example ?? 'EMBED', title: 'Seedling' })
  const sample = 'mt-3 overflow-x-auto whitespace-pre-wrap break-all rounded-xl bg-sunken p-4'
  const heading = 'mt-8 font-semibold text-[1.25rem]'
  const address = new URL('/oembed', portalUrl).href
  const statisticsAddress = new URL('/api/partner/PARTNER/statistics', portalUrl).href
  const addresses = feeds
    .map((kind) => new URL(`/feeds/courses.${kind}`, portalUrl).href)
    .join(', ')
  return (
    <div className="max-w-[52rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('partnerDocs.title')}</h1>
      <p className="mt-2">{t('partnerDocs.text')}</p>
      <h2 className={heading}>{t('partnerDocs.live')}</h2>
      {example ? (
        <iframe
          src={`/embed/${example}`}
          title={t('partnerDocs.live')}
          className="mt-3 aspect-video w-full rounded-xl border-0"
          allow="autoplay; fullscreen; picture-in-picture"
        />
      ) : (
        <p className="mt-2 text-muted">{t('partnerDocs.noExample')}</p>
      )}
      <h2 className={heading}>{t('partnerDocs.iframe')}</h2>
      <p className="mt-2">{t('partnerDocs.iframeText')}</p>
      <pre className={sample}>{code.frame}</pre>
      <h2 className={heading}>{t('partnerDocs.script')}</h2>
      <p className="mt-2">{t('partnerDocs.scriptText')}</p>
      <pre className={sample}>{code.script}</pre>
      <pre
        className={sample}
      >{`<seedling-player embed="${example ?? 'EMBED'}" lang="zh"></seedling-player>`}</pre>
      <h2 className={heading}>{t('partnerDocs.link')}</h2>
      <p className="mt-2">{t('partnerDocs.linkText', { address })}</p>
      {parts.map((part) => (
        <section key={part}>
          <h2 className={heading}>{t(`partnerDocs.${part}`)}</h2>
          <p className="mt-2">{t(`partnerDocs.${part}Text`)}</p>
          {part === 'messages' && <pre className={sample}>{messageExample(portalUrl)}</pre>}
        </section>
      ))}
      <h2 className={heading}>{t('partnerDocs.feeds')}</h2>
      <p className="mt-2 break-words">{t('partnerDocs.feedsText', { addresses })}</p>
      <h2 className={heading}>{t('partnerDocs.webhooks')}</h2>
      <p className="mt-2">{t('partnerDocs.webhooksText')}</p>
      <pre className={sample}>{feedNewsExample}</pre>
      <h2 className={heading}>{t('partnerDocs.statistics')}</h2>
      <p className="mt-2 break-words">
        {t('partnerDocs.statisticsText', { address: statisticsAddress })}
      </p>
    </div>
  )
}
