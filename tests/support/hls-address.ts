import { parse, types } from 'hls-parser'

/** Downloads a text from the edge; rejects on anything but 200. */
export async function readText(url: string) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${response.status} at ${new URL(url).pathname}`)
  return response.text()
}

export async function readBytes(url: string) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${response.status} at ${new URL(url).pathname}`)
  return Buffer.from(await response.arrayBuffer())
}

/** The addresses of all media playlists that a multivariant playlist names, each once. */
export async function listMediaPlaylists(multivariantUrl: string) {
  const playlist = parse(await readText(multivariantUrl))
  if (!(playlist instanceof types.MasterPlaylist)) throw new Error('not a multivariant playlist')
  const variants = playlist.variants.filter(({ isIFrameOnly }) => !isIFrameOnly)
  const uris = variants.flatMap((variant) => [
    variant.uri,
    ...variant.audio.flatMap((rendition) => (rendition.uri ? [rendition.uri] : [])),
  ])
  return [...new Set(uris)].map((uri) => new URL(uri, multivariantUrl).href)
}

/** The init section and some whole segments of a live media playlist, as one file's bytes. */
export async function downloadMedia(mediaPlaylistUrl: string, segmentCount = 3) {
  const playlist = parse(await readText(mediaPlaylistUrl))
  if (!(playlist instanceof types.MediaPlaylist)) throw new Error('not a media playlist')
  const segments = playlist.segments.filter(({ uri }) => uri).slice(-segmentCount)
  const initUri = segments[0]?.map?.uri ?? playlist.segments.find(({ map }) => map)?.map?.uri
  if (!initUri) throw new Error('no init section')
  const uris = [initUri, ...segments.map(({ uri }) => uri)]
  const files = await Promise.all(uris.map((uri) => readBytes(new URL(uri, mediaPlaylistUrl).href)))
  return Buffer.concat(files)
}
