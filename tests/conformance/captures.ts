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
  await untilPlaylists('a lecture with a long window', url, (playlists) =>
    playlists.every(({ segments }) => segments.length > fewestLiveSegments),
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
  await untilPlaylists('the playlists to be closed', url, (playlists) =>
    playlists.every(({ endlist }) => endlist),
  )
  const ended = await capture({ name: 'ended', url, segmentCount })
  const replayUrl = url.replace('/live/', '/replay/')
  await until('the recording', async () => (await ask(replayUrl)).status === 200, 60_000)
  const replay = await capture({ name: 'replay', url: replayUrl, segmentCount })
  return { ended, replay }
}

type Segments = ReturnType<typeof readMediaPlaylist>['segments']

async function untilSegments(url: string, isEnough: (segments: Segments) => boolean) {
  await untilPlaylists(
    'segments of every rendition',
    url,
    (playlists) =>
      playlists.length === renditionCount &&
      playlists.every(({ segments }) => isEnough(segments.filter(hasUri))),
  )
}

const hasUri = ({ uri }: { uri: string }) => Boolean(uri)

type MediaPlaylists = readonly ReturnType<typeof readMediaPlaylist>[]

/** Looks at all of them: the edge holds each for a second of its own, so one may be older than the next. */
async function untilPlaylists(
  what: string,
  url: string,
  areEnough: (playlists: MediaPlaylists) => boolean,
) {
  await until(
    what,
    async () => {
      const playlists = await askPlaylists(url)
      return playlists.length > 0 && areEnough(playlists)
    },
    60_000,
  )
}

/** The media playlists of all renditions; none while one of them is not there yet. */
async function askPlaylists(multivariantUrl: string): Promise<MediaPlaylists> {
  const { status, body } = await ask(multivariantUrl)
  const names = status === 200 ? body.toString().match(/[^"\n]+\/index\.m3u8/g) : null
  const answers = await Promise.all(
    [...new Set(names)].map((name) => ask(new URL(name, multivariantUrl).href)),
  )
  return answers.every((answer) => answer.status === 200)
    ? answers.map((answer) => readMediaPlaylist(answer.body.toString()))
    : []
}
