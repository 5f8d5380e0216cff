import { escapeHtml } from '../embed/embed-document'
import type { Oembed } from './oembed-of'

/** oEmbed 1.0 §2.3.4.2, as XML 1.0. */
export function formatOembedXml(oembed: Oembed) {
  const elements = Object.entries(oembed).map(
    ([name, value]) => `<${name}>${escapeHtml(withoutControls(String(value)))}</${name}>`,
  )
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?><oembed>${elements.join('')}</oembed>`
}

/** XML 1.0 has no way to write them. */
const withoutControls = (text: string) => text.replace(/(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu, '')
