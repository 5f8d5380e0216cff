import { z } from 'zod'

// Written from oembed.com (version 1.0) alone, as a content system would be.

const videoSchema = z.object({
  version: z.literal('1.0'),
  type: z.literal('video'),
  html: z.string(),
  width: z.number(),
  height: z.number(),
  title: z.string().optional(),
})
const thumbnailSchema = z.object({
  thumbnail_url: z.url(),
  thumbnail_width: z.number(),
  thumbnail_height: z.number(),
})

/** As much of a page as WordPress reads, and of that the head alone. */
const mostRead = 150_000

/** Makes of a pasted link what may stand in a page; null when nothing can be made of it. */
export async function playerOfLink(link: string, maxwidth: number): Promise<string | null> {
  const page = (await (await fetch(link)).text()).slice(0, mostRead)
  const endpoint = findEndpoint(page.split('</head>')[0] ?? '')
  if (!endpoint) return null
  endpoint.searchParams.set('maxwidth', String(maxwidth))
  const response = await fetch(endpoint)
  if (!response.ok) return null
  const answer: unknown = await response.json()
  const video = videoSchema.parse(answer)
  if (video.width > maxwidth) return null
  await checkThumbnail(thumbnailSchema.parse(answer), maxwidth)
  return onlyFrame(video.html)
}

/** Takes no picture that is larger than the player would be, or of another size than it says. */
async function checkThumbnail(thumbnail: z.infer<typeof thumbnailSchema>, maxwidth: number) {
  const { thumbnail_url, thumbnail_width, thumbnail_height } = thumbnail
  if (thumbnail_width > maxwidth) throw new Error('the thumbnail is too large')
  const png = new DataView(await (await fetch(thumbnail_url)).arrayBuffer())
  const [width, height] = [png.getUint32(16), png.getUint32(20)]
  if (width !== thumbnail_width || height !== thumbnail_height) {
    throw new Error(`a thumbnail of ${width} to ${height}`)
  }
}

function findEndpoint(head: string) {
  for (const [tag] of head.matchAll(/<link\s[^>]*>/g)) {
    const href = /\bhref="([^"]*)"/.exec(tag)?.[1]
    const isOembed = /\btype="application\/json\+oembed"/.test(tag) && /\brel="alternate"/.test(tag)
    if (isOembed && href) return new URL(href.replaceAll('&amp;', '&'))
  }
  return null
}

const keptAttributes =
  /(?<=\s)(src|width|height|frameborder|marginwidth|marginheight|scrolling|title)="([^"]*)"/g
const secret = 'Xq3vT9bLmZ'

/** What WordPress makes of the HTML of a provider that it does not list (`wp_filter_oembed_result`). */
function onlyFrame(html: string) {
  const attributes = /^<iframe( [^>]*)><\/iframe>$/.exec(html)?.[1]
  if (!attributes) return null
  const kept = [...attributes.matchAll(keptAttributes)].map(([attribute, name, value]) =>
    name === 'src' ? `src="${value}#?secret=${secret}" data-secret="${secret}"` : attribute,
  )
  return `<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" ${kept.join(' ')}></iframe>`
}
