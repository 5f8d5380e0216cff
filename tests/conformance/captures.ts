import { openClass } from '../support/open-class'
import { Publisher } from '../support/publisher'
import type { Stack } from '../support/stack'
import { until } from '../support/until'
import { ask, type Capture, capture, readMediaPlaylist } from './capture'
import { readStrain, untilAtEase } from './strain'

/** Real output of a real stack at the moments that rules speak of. */
export interface Captures {
  /** The edge's HTTPS door. */
  tls: { host: string; port: number }
  /** A lecture that has been on air for a while. */
  live: Capture
  /** A class whose line broke and came back. */
  returned: Capture
  /** The same class, over: what those see who were watching. */
  ended: Capture
  /** The same class as it can be watched again. */
  replay: Capture
}

/** Picture and sound as they came, and smaller: a larger source would cost CPU and show nothing more. */
const renditionCount = 4
const size = '854x480'
/** What was made while the class of this test was on air: what came before is not answered for. */
const segmentCount = 8
const mostAttempts = 2
/** The live window must be longer than the skip boundary for a delta update to save anything. */
const fewestLiveSegments = 14

/** Takes them again when the machine did not keep up meanwhile: that is not what the rules are about. */
export async function takeCaptures(stack: Stack): Promise<Captures> {
  const { demo } = stack
  if (!demo) throw new Error('the stack has no demo')
  const tls = { host: 'localhost', port: Number(stack.env.EDGE_TLS_PORT) }
  for (let attempt = 1; ; attempt += 1) {
    const before = await readStrain(stack)
    const ofClass = await captureClass(stack)
    const live = await captureLecture(stack, demo.playlistUrl)
    const after = await readStrain(stack)
    const droppedFrames = after.droppedFrames - before.droppedFrames
    if (droppedFrames === 0 && after.shedRenditions === 0) return { tls, live, ...ofClass }
    if (attempt === mostAttempts) {
      throw new Error(
        `The machine is too busy for this test: ${droppedFrames} frames were not encoded in time, ${after.shedRenditions} renditions given up.`,
      )
    }
  }
}

async function captureLecture(stack: Stack, url: string) {
  await until(
    'a lecture with a long window',
    async () => {
      const { playlist } = await findNewestPlaylist(url)
      return playlist && playlist.segments.length > fewestLiveSegments
    },
    60_000,
  )
  await untilAtEase(stack)
  return capture({ name: 'live', url, segmentCount })
}

async function captureClass(stack: Stack) {
  const opened = await openClass(stack, { titleEn: 'Conformance' })
  const { streamKey, playlistUrl: url } = opened
  const publish = () => new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size })
  const first = publish()
  try {
    await untilSegments(url, (segments) => segments.length >= 4)
  } finally {
    await first.break()
  }
  const second = publish()
  let returned: Capture
  try {
    await untilSegments(url, (segments) => {
      const at = segments.findIndex(({ discontinuity }) => discontinuity)
      return at >= 0 && segments.length - at >= 3
    })
    await untilAtEase(stack)
    returned = await capture({ name: 'returned', url, segmentCount })
  } finally {
    await second.stop()
  }
  return { returned, ...(await captureEnd(url)) }
}

async function captureEnd(url: string) {
  await until('the playlists to be closed', async () => {
    return (await findNewestPlaylist(url)).playlist?.endlist
  })
  const ended = await capture({ name: 'ended', url, segmentCount })
  const replayUrl = url.replace('/live/', '/replay/')
  await until('the recording', async () => (await ask(replayUrl)).status === 200, 60_000)
  const replay = await capture({ name: 'replay', url: replayUrl, segmentCount })
  return { ended, replay }
}

type Segments = ReturnType<typeof readMediaPlaylist>['segments']

async function untilSegments(url: string, isEnough: (segments: Segments) => boolean) {
  await until(
    'segments of every rendition',
    async () => {
      const { count, playlist } = await findNewestPlaylist(url)
      return count === renditionCount && playlist && isEnough(playlist.segments.filter(hasUri))
    },
    60_000,
  )
}

const hasUri = ({ uri }: { uri: string }) => Boolean(uri)

/** The media playlist listed last, which is the youngest rendition's, and how many there are. */
async function findNewestPlaylist(multivariantUrl: string) {
  const { status, body } = await ask(multivariantUrl)
  const names = status === 200 ? body.toString().match(/[^"\n]+\/index\.m3u8/g) : null
  const all = [...new Set(names)]
  const last = all.at(-1)
  if (!last) return { count: 0, playlist: null }
  const answer = await ask(new URL(last, multivariantUrl).href)
  const playlist = answer.status === 200 ? readMediaPlaylist(answer.body.toString()) : null
  return { count: all.length, playlist }
}
