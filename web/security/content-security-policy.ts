interface PolicyOptions {
  nonce: string
  /** Where playlists and media come from; only its origin counts. */
  edgeUrl: string
  /** React's development build evaluates strings, and the tools inject styles. */
  isDevelopment: boolean
}

/** The `Content-Security-Policy` of every page (CSP Level 3). */
export function contentSecurityPolicy({ nonce, edgeUrl, isDevelopment }: PolicyOptions) {
  const edge = new URL(edgeUrl).origin
  const script = isDevelopment ? " 'unsafe-eval'" : ''
  const style = isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`
  const tools = isDevelopment ? ' ws:' : ''
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${script}`,
    `style-src 'self' ${style}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${edge}${tools}`,
    // hls.js feeds the picture by a blob: address; players without it load from the edge itself.
    `media-src 'self' blob: ${edge}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
