/**
 * Whether a page of our own sent a request that changes something: browsers say so themselves (Fetch
 * Metadata), older ones by the origin alone.
 */
export function isFromHere(request: Request, portalUrl: string) {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  return request.headers.get('origin') === new URL(portalUrl).origin
}
