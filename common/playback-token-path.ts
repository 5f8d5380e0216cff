/**
 * A playback token travels before the path, `/t/<token>/live/<node>/<broadcastId>/…`: every relative address in
 * a playlist keeps it, and the edge takes it off before it looks into its cache. Without node's parts: browsers
 * read this too.
 */
const tokenInPath = /^\/t\/([^/]+)(?=\/)/

export const withPlaybackToken = (path: string, token: string | null) =>
  token === null ? path : `/t/${token}${path}`

/** An absolute address without its token, and the token; null where it has none. */
export function splitPlaybackUrl(url: string) {
  const parsed = new URL(url)
  const token = tokenInPath.exec(parsed.pathname)?.[1] ?? null
  parsed.pathname = parsed.pathname.replace(tokenInPath, '')
  return { url: parsed.href, token }
}

/** The absolute address with this token in place of any that it has. */
export function addPlaybackToken(url: string, token: string | null) {
  const parsed = new URL(splitPlaybackUrl(url).url)
  parsed.pathname = withPlaybackToken(parsed.pathname, token)
  return parsed.href
}

/** For how long a token was issued; null when it cannot be read. */
export function tokenLifeMs(token: string) {
  const [, issued, expires] = /^[^.]+\.(\d+)\.(\d+)\./.exec(token) ?? []
  return issued && expires ? (Number(expires) - Number(issued)) * 1000 : null
}
