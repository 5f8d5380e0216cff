import { listMediaPlaylists, readText } from './hls-address'
import { sharedStack } from './shared-stack'
import { until } from './until'

const renditionCount = 5
const fewestSegments = 4

/** The demo lecture's addresses, once all its renditions have a few segments to read. */
export async function findLecture() {
  const { demo } = await sharedStack()
  if (!demo) throw new Error('the stack has no demo')
  const multivariantUrl = demo.playlistUrl
  const mediaUrls = await until('all renditions of the lecture, a few segments each', async () => {
    const urls = await listMediaPlaylists(multivariantUrl).catch(() => [])
    const texts = await Promise.all(urls.map(readText))
    const hasEnough = texts.every((text) => text.split('#EXTINF').length > fewestSegments)
    return urls.length >= renditionCount && hasEnough ? urls : null
  })
  return { multivariantUrl, mediaUrls }
}
