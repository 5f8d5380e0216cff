import { parse, types } from 'hls-parser'
import { Parser } from 'm3u8-parser'
import { beforeAll, expect, test } from 'vitest'
import { readText } from '../support/hls-address'
import { findLecture } from '../support/lecture'

let multivariantUrl: string
let mediaUrls: string[]

beforeAll(async () => {
  const lecture = await findLecture()
  multivariantUrl = lecture.multivariantUrl
  mediaUrls = lecture.mediaUrls
})

test('hls-parser reads the multivariant playlist with every rendition', async () => {
  const playlist = parse(await readText(multivariantUrl))
  if (!(playlist instanceof types.MasterPlaylist)) throw new Error('not a multivariant playlist')
  const heights = playlist.variants.map(({ resolution }) => resolution?.height)
  expect(new Set(heights)).toEqual(new Set([720, 480, 360, undefined]))
  for (const variant of playlist.variants.filter(({ isIFrameOnly }) => !isIFrameOnly)) {
    expect(variant.bandwidth).toBeGreaterThan(variant.averageBandwidth ?? 0)
    expect(variant.codecs).toMatch(/mp4a\.40\.2$/)
  }
})

test('hls-parser reads every media playlist as low-latency HLS', async () => {
  for (const url of mediaUrls) {
    const playlist = parse(await readText(url))
    if (!(playlist instanceof types.MediaPlaylist)) throw new Error('not a media playlist')
    expect(playlist.lowLatencyCompatibility?.canBlockReload).toBe(true)
    expect(playlist.partTargetDuration).toBeGreaterThanOrEqual(0.2)
    expect(playlist.partTargetDuration).toBeLessThanOrEqual(0.334)
    expect(playlist.renditionReports).toHaveLength(mediaUrls.length - 1)
    for (const { duration } of playlist.segments) {
      expect(Math.round(duration ?? 0)).toBeLessThanOrEqual(playlist.targetDuration)
    }
  }
})

test('m3u8-parser reads every playlist without a warning', async () => {
  for (const url of [multivariantUrl, ...mediaUrls]) {
    const warnings: unknown[] = []
    const parser = new Parser({ url })
    parser.on('warn', (warning) => warnings.push(warning))
    parser.push(await readText(url))
    parser.end()
    expect(warnings, url).toEqual([])
  }
})

test('all renditions cut at the same places', async () => {
  const starts = await Promise.all(
    mediaUrls.map(async (url) => {
      const playlist = parse(await readText(url))
      if (!(playlist instanceof types.MediaPlaylist)) throw new Error('not a media playlist')
      // What is not a whole segment yet may be no more than a hint, without a date.
      const wholeSegments = playlist.segments.filter(({ uri }) => uri)
      return new Map(
        wholeSegments.map(({ mediaSequenceNumber, programDateTime }) => [
          mediaSequenceNumber,
          programDateTime?.getTime() ?? Number.NaN,
        ]),
      )
    }),
  )
  const [first, ...others] = starts
  for (const other of others) {
    const shared = [...other.keys()].filter((msn) => first?.has(msn))
    expect(shared.length).toBeGreaterThan(2)
    for (const msn of shared) {
      expect(Math.abs((first?.get(msn) ?? 0) - (other.get(msn) ?? 0))).toBeLessThan(50)
    }
  }
})
