import { readMediaPlaylist } from '../support/viewers/read-media-playlist'
import { readMultivariant } from '../support/viewers/read-multivariant'

/** What a player asks of an edge from the page of its embed to the first picture. */
export interface Opening {
  address: string
  /** With a `*` where the name of the newest segment belongs. */
  paths: string[]
}

/** Follows the page of an embed as its player does; the paths carry the page's playback token. */
export async function readOpening(embedUrl: string): Promise<Opening> {
  const page = await read(embedUrl)
  const playlistUrl = /"playlistUrl":"([^"]+)"/.exec(page)?.[1]
  const stateUrl = /"stateUrl":"([^"]+)"/.exec(page)?.[1]
  if (!playlistUrl || !stateUrl) throw new Error('the embed shows no class on air')
  const { origin, pathname } = new URL(playlistUrl)
  const playlists = readMultivariant(await read(playlistUrl), pathname)
  const tracks = await Promise.all(playlists.map((path) => readTrack(origin, path)))
  return { address: origin, paths: [pathname, new URL(stateUrl).pathname, ...tracks.flat()] }
}

async function readTrack(origin: string, path: string) {
  const { initPath } = readMediaPlaylist(await read(origin + path), path)
  if (initPath === null) throw new Error('a playlist without media')
  return [path, initPath, new URL('*', origin + path).pathname]
}

async function read(url: string) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} was answered ${response.status}`)
  return response.text()
}
