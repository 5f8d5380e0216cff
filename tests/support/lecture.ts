import { listMediaPlaylists, readText } from './hls-address'
import { sharedStack } from './shared-stack'
import { until } from './until'

const renditionCount = 5
const fewestSegments = 4
/** Short of CPU a node gives renditions up, and makes them again after a minute at ease. */
const longestMs = 200_000

/** The demo lecture's addresses, once all its renditions have a few segments to read. */
export async function findLecture() {
  const { demo } = await sharedStack()
  if (!demo) throw new Error('the stack has no demo')
  const multivariantUrl = demo.playlistUrl
  const readAll = async () => {
    const urls = await listMediaPlaylists(multivariantUrl).catch(() => [])
    const texts = await Promise.all(urls.map((url) => readText(url).catch(() => '')))
    const hasEnough = texts.every((text) => text.split('#EXTINF').length > fewestSegments)
    return urls.length >= renditionCount && hasEnough ? urls : null
  }
  const mediaUrls = await until('all renditions, a few segments each', readAll, longestMs)
  return { multivariantUrl, mediaUrls }
}
