import { frameCode } from '../partner/embed-code'
import type { Portal } from '../server/portal'
import type { SharedPlayer } from './find-shared'
import { fitSize, type MostSize } from './fit-size'
import { fitShareImage } from './share-image'

const cacheSeconds = 3_600

interface OembedOptions {
  portal: Portal
  shared: SharedPlayer
  most: MostSize
}

/** The answer of oEmbed 1.0 §2.3.4.3, in both languages where it is read by people: consumers send none. */
export function oembedOf({ portal, shared, most }: OembedOptions) {
  const { PORTAL_URL } = portal.settings
  const both = ({ zh, en }: { zh: string; en: string }) => (zh === en ? zh : `${zh} · ${en}`)
  const title = both(shared.title)
  const size = fitSize(most)
  return {
    ...{ type: 'video', version: '1.0', title },
    author_name: both(shared.schoolName),
    provider_name: 'Seedling',
    provider_url: new URL('/', PORTAL_URL).href,
    cache_age: cacheSeconds,
    ...thumbnailOf(fitShareImage(most), PORTAL_URL),
    html: frameCode({ url: shared.src, title, ...size }),
    ...size,
  } as const
}

/** oEmbed 1.0 §2.3.4: all three or none, and no larger than is asked for. */
const thumbnailOf = (image: ReturnType<typeof fitShareImage>, portalUrl: string) =>
  image && {
    thumbnail_url: new URL(image.path, portalUrl).href,
    thumbnail_width: image.width,
    thumbnail_height: image.height,
  }

export type Oembed = ReturnType<typeof oembedOf>
