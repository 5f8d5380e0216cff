import type { Metadata } from 'next'
import { classLabels } from '../../../components/class-labels'
import type { getReader } from '../../../i18n/reader'
import { shareImage } from '../../../oembed/share-image'
import { getPortal } from '../../../server/portal'
import type { readWatchPage } from './read-watch-page'

type Watch = NonNullable<Awaited<ReturnType<typeof readWatchPage>>>
type Reader = Awaited<ReturnType<typeof getReader>>

/** What others make of a link to a class: its player by oEmbed, or a card (Open Graph). */
export function watchMetadata({ page }: Watch, reader: Reader): Metadata {
  const { title, courseTitle, schoolName } = classLabels(page, reader)
  if (page.state === 'not_for_you') return { title }
  const { PORTAL_URL } = getPortal().settings
  const url = new URL(`/watch/${page.classSessionId}`, PORTAL_URL).href
  const oembed = (format: string) =>
    new URL(`/oembed?${new URLSearchParams({ url, format })}`, PORTAL_URL).href
  const description = `${courseTitle} · ${schoolName}`
  const image = { ...shareImage, url: new URL(shareImage.path, PORTAL_URL).href }
  return {
    ...{ title, description },
    alternates: {
      canonical: url,
      types: {
        'application/json+oembed': [{ url: oembed('json'), title }],
        'text/xml+oembed': [{ url: oembed('xml'), title }],
      },
    },
    openGraph: {
      ...{ type: 'video.other', url, title, description, siteName: reader.t('site.name') },
      images: [image],
    },
    twitter: { card: 'summary_large_image', title, description, images: [image.url] },
  }
}
