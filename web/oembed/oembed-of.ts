import { frameCode } from '../partner/embed-code'
import type { Portal } from '../server/portal'
import type { SharedPlayer } from './find-shared'
import type { PlayerSize } from './fit-size'
import { shareImage } from './share-image'

const cacheSeconds = 3_600

interface OembedOptions {
  portal: Portal
  shared: SharedPlayer
  size: PlayerSize
}

/** The answer of oEmbed 1.0 §2.3.4.3, in both languages where it is read by people: consumers send none. */
export function oembedOf({ portal, shared, size }: OembedOptions) {
  const { PORTAL_URL } = portal.settings
  const both = ({ zh, en }: { zh: string; en: string }) => (zh === en ? zh : `${zh} · ${en}`)
  const title = both(shared.title)
  return {
    ...{ type: 'video', version: '1.0', title },
    author_name: both(shared.schoolName),
    provider_name: 'Seedling',
    provider_url: new URL('/', PORTAL_URL).href,
    cache_age: cacheSeconds,
    thumbnail_url: new URL(shareImage.path, PORTAL_URL).href,
    thumbnail_width: shareImage.width,
    thumbnail_height: shareImage.height,
    html: frameCode({ url: shared.src, title, ...size }),
    ...size,
  } as const
}
export type Oembed = ReturnType<typeof oembedOf>
