import { readFileSync } from 'node:fs'
import { applyDelta } from '../apply-delta'
import { ask, type CapturedRendition, findNewest, readMediaPlaylist } from '../capture'
import type { Captures } from '../captures'
import { type ConformanceRule, findEach, finding } from '../rule'

/** What takes longer than this was not there when it was asked for. */
const heldMs = 50
const mostAttempts = 5

/** The lecture's first picture, which is still on air. */
function onAir({ live }: Captures): CapturedRendition {
  const found = live.renditions.find(({ kind }) => kind === 'video')
  if (!found) throw new Error('there is no picture')
  return found
}

async function readNow(url: string, query = '') {
  const answer = await ask(url + query)
  return { answer, text: answer.body.toString() }
}

/**
 * The playlist at the moment when a segment is complete. A plain look may be a second old at the
 * edge, and a reload for what is there since then is answered at once, as it was at that time.
 */
async function readAtNextSegment(url: string) {
  const look = findNewest(readMediaPlaylist((await readNow(url)).text))
  for (let msn = look.msn + 1; msn <= look.msn + mostAttempts; msn += 1) {
    const { result, ms } = await timed(() => readNow(url, `?_HLS_msn=${msn}&_HLS_part=0`))
    if (ms > heldMs) return result.text
  }
  throw new Error('the playlist answers at once for segments that are still to come')
}

/** Asks for the part that the playlist hints at, and compares what came with the segment that it became. */
async function askForHint(url: string) {
  const uri = /^#EXT-X-PRELOAD-HINT:.*URI="([^"]+)"/m.exec(await readAtNextSegment(url))?.[1]
  if (!uri) throw new Error('the playlist hints at nothing')
  const { result: early, ms } = await timed(() => ask(new URL(uri, url).href))
  const later = readMediaPlaylist(await readAtNextSegment(url))
  const segment = later.segments.find(({ parts }) => parts.some((part) => part.uri === uri))
  const whole = segment && (await ask(new URL(segment.uri, url).href))
  const isPartOfSegment = early.body.length > 0 && whole?.body.includes(early.body) === true
  return { status: early.status, ms, isListed: segment !== undefined, isPartOfSegment }
}

const addressOf = (captures: Captures) => onAir(captures).answer.url

async function timed<T>(work: () => Promise<T>) {
  const fromMs = performance.now()
  const result = await work()
  return { result, ms: performance.now() - fromMs }
}

/** The 95th percentile of the time to an answer that nobody has to wait for. */
async function measureRoundTripMs(url: string) {
  const times: number[] = []
  for (let count = 0; count < 20; count += 1) times.push((await timed(() => ask(url))).ms)
  return times.sort((a, b) => a - b)[18] ?? 0
}

export const reloadRules: ConformanceRule[] = [
  {
    id: 'A47a',
    rule: '14.2a, 14.2b',
    level: 'MUST',
    measures: 'PART-TARGET: three times the round trip to the edge (p95 of 20 requests) and more',
    check: async (captures) => {
      const { playlist } = onAir(captures)
      const targetMs = 1000 * (playlist.partTargetDuration ?? 0)
      const roundTripMs = await measureRoundTripMs(`${new URL(addressOf(captures)).origin}/health`)
      const isEnough = targetMs >= 3 * roundTripMs
      return finding(isEnough, `${targetMs} ms parts, ${Math.round(roundTripMs)} ms round trip`)
    },
  },
  {
    id: 'B2a',
    rule: '6.2.5.2',
    level: 'MUST',
    measures: 'a reload for the part after next is held until the playlist has it',
    check: async (captures) => {
      const url = addressOf(captures)
      const { msn, nextPart } = findNewest(readMediaPlaylist(await readAtNextSegment(url)))
      const query = `?_HLS_msn=${msn}&_HLS_part=${nextPart + 1}`
      const { result, ms } = await timed(() => readNow(url, query))
      const after = findNewest(readMediaPlaylist(result.text))
      const has = after.msn > msn || after.nextPart > nextPart + 1
      const measured = `${result.answer.status} after ${Math.round(ms)} ms`
      return finding(has && ms > heldMs && ms < 3_000, measured)
    },
  },
  {
    id: 'B2b',
    rule: '6.2.5.2',
    level: 'SHOULD',
    measures: 'a reload for a segment far in the future: 400, at once',
    check: async (captures) => {
      const url = addressOf(captures)
      const { msn } = findNewest(readMediaPlaylist((await readNow(url)).text))
      const { result, ms } = await timed(() => readNow(url, `?_HLS_msn=${msn + 10}`))
      const { status } = result.answer
      return finding(status === 400 && ms < 1_000, `${status} after ${Math.round(ms)} ms`)
    },
  },
  {
    id: 'B2c',
    rule: '6.2.5.2',
    level: 'MUST',
    measures: '_HLS_part without _HLS_msn: 400',
    check: async (captures) => {
      const { answer } = await readNow(addressOf(captures), '?_HLS_part=1')
      return finding(answer.status === 400, String(answer.status))
    },
  },
  {
    id: 'B4',
    rule: '4.4.5.3, 6.2.2',
    level: 'MUST',
    measures: 'EXT-X-PRELOAD-HINT: asked for before it exists, held, and later listed as it came',
    check: async (captures) => {
      const url = addressOf(captures)
      for (let attempt = 1; ; attempt += 1) {
        const hint = await askForHint(url)
        // On a busy machine it may have come to be between the playlist and the question.
        if (hint.ms <= heldMs && attempt < mostAttempts) continue
        const { status, ms, isListed, isPartOfSegment } = hint
        const measured = `${status} after ${Math.round(ms)} ms, ${isListed && isPartOfSegment ? 'as listed' : 'not as listed'}`
        return finding(isListed && isPartOfSegment && status === 200 && ms > heldMs, measured)
      }
    },
  },
  {
    id: 'B6',
    rule: '4.4.5.2, 6.2.5.1',
    level: 'MUST',
    measures:
      'a delta update and the segments of the playlist before: the same as the full playlist',
    check: async (captures) => {
      const url = addressOf(captures)
      const before = await readAtNextSegment(url)
      const { msn } = findNewest(readMediaPlaylist(before))
      // Both wait for the same part, so that they are of the same moment.
      const place = `?_HLS_msn=${msn + 1}&_HLS_part=0`
      const [full, delta] = await Promise.all([
        readNow(url, place),
        readNow(url, `${place}&_HLS_skip=YES`),
      ])
      const { skipped, text } = applyDelta(before, delta.text)
      return finding(skipped > 0 && text === full.text, `${skipped} segments skipped`)
    },
  },
  {
    id: 'B8d',
    rule: 'appendix B',
    level: 'SHOULD',
    measures: 'TCP selective acknowledgement, which a client cannot see: the system’s own setting',
    check: () => {
      const setting = readFileSync('/proc/sys/net/ipv4/tcp_sack', 'utf8').trim()
      return finding(setting === '1', `tcp_sack ${setting}`)
    },
  },
  {
    id: 'B10',
    rule: '6.2.5',
    level: 'MUST',
    measures: 'directives in another order: the same object of the cache',
    check: async (captures) => {
      const url = addressOf(captures)
      const { msn } = findNewest(readMediaPlaylist((await readNow(url)).text))
      const inOrder = await readNow(url, `?_HLS_msn=${msn}&_HLS_part=0`)
      const other = await readNow(url, `?_HLS_part=0&_HLS_msn=${msn}`)
      const cache = other.answer.headers.get('x-cache')
      return finding(other.text === inOrder.text && cache === 'hit', `x-cache ${cache}`)
    },
  },
  {
    id: 'B11',
    rule: '4.4.3.2, 4.4.3.3',
    level: 'MUST',
    measures: 'MEDIA-SEQUENCE and DISCONTINUITY-SEQUENCE from break to end: never less',
    check: ({ returned, ended }) =>
      findEach(returned.renditions, 'playlists', ({ id, playlist }) => {
        const later = ended.renditions.find((other) => other.id === id)?.playlist
        const isRising =
          (later?.mediaSequenceBase ?? -1) >= (playlist.mediaSequenceBase ?? 0) &&
          (later?.discontinuitySequenceBase ?? -1) >= (playlist.discontinuitySequenceBase ?? 0)
        return !isRising && `${id}: ${later?.mediaSequenceBase}`
      }),
  },
]
