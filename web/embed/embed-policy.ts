import { createHash } from 'node:crypto'

interface PolicyOptions {
  edgeUrl: string
  /** The page's own style, allowed by its digest: unlike a nonce it lets a cache keep the page. */
  style: string
  frameAncestors: string
}

/** The `Content-Security-Policy` of an embed: the portal, the edge, and nobody else. */
export function embedPolicy({ edgeUrl, style, frameAncestors }: PolicyOptions) {
  const edge = new URL(edgeUrl).origin
  const digest = createHash('sha256').update(style).digest('base64')
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'sha256-${digest}'`,
    "img-src 'self' data:",
    `connect-src 'self' ${edge}`,
    `media-src 'self' blob: ${edge}`,
    "worker-src 'self' blob:",
    "base-uri 'self'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ')
}
