interface EmbedCodeOptions {
  portalUrl: string
  embedId: string
  /** Read out by screen readers. */
  title: string
}

const escapeAttribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

interface FrameOptions {
  url: string
  title: string
  width?: number
  height?: number
}

/** The frame that a page places. Without a size of its own it is as wide as there is room, 16 to 9. */
export function frameCode({ url, title, width, height }: FrameOptions) {
  const size =
    width && height
      ? `width="${width}" height="${height}" style="border:0;max-width:100%"`
      : 'style="border:0;width:100%;aspect-ratio:16/9"'
  const rights = 'allow="autoplay; fullscreen; picture-in-picture" allowfullscreen'
  return `<iframe src="${escapeAttribute(url)}" title="${escapeAttribute(title)}" ${size} ${rights} referrerpolicy="strict-origin-when-cross-origin"></iframe>`
}

/** What is copied into a page, in two of the three ways. */
export function embedCode({ portalUrl, embedId, title }: EmbedCodeOptions) {
  return {
    frame: frameCode({ url: new URL(`/embed/${embedId}`, portalUrl).href, title }),
    script: `<script async src="${new URL('/embed.js', portalUrl).href}" data-seedling="${embedId}"></script>`,
  }
}
