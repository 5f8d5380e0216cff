/** The playlists that a player begins with: the variant that is listed first, and its sound. */
export function readMultivariant(text: string, path: string): string[] {
  const resolve = (uri: string) => new URL(uri, `http://edge${path}`).pathname
  const [, attributes = '', uri] = /#EXT-X-STREAM-INF:(.*)\n([^#\n]+)/.exec(text) ?? []
  if (uri === undefined) throw new Error('not a multivariant playlist')
  const group = /AUDIO="([^"]+)"/.exec(attributes)?.[1]
  const sound = text
    .split('\n')
    .find((line) => line.startsWith('#EXT-X-MEDIA:') && line.includes(`GROUP-ID="${group}"`))
  const soundUri = /URI="([^"]+)"/.exec(sound ?? '')?.[1]
  return [...new Set([uri, ...(soundUri === undefined ? [] : [soundUri])])].map(resolve)
}
