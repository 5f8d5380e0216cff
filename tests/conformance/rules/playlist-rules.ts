import { isVideo, listCaptures, listRenditions } from '../all-captures'
import type { Captures } from '../captures'
import { type ConformanceRule, findEach } from '../rule'

const listVariants = (captures: Captures) =>
  listCaptures(captures).flatMap(({ name, text, multivariant }) =>
    multivariant.variants.map((variant) => ({ where: `${name} ${variant.uri}`, variant, text })),
  )

const listPictures = (captures: Captures) =>
  listCaptures(captures).map(({ name, multivariant }) => ({
    name,
    pictures: multivariant.variants.filter(({ resolution, isIFrameOnly }) => {
      return resolution && !isIFrameOnly
    }),
  }))

export const playlistRules: ConformanceRule[] = [
  {
    id: 'A34',
    rule: '9.1, 9.2, 9.14, 9.15',
    level: 'MUST',
    measures: 'CODECS and AVERAGE-BANDWIDTH of all, RESOLUTION and FRAME-RATE of all with pictures',
    check: (captures) =>
      findEach(listVariants(captures), 'attributes', ({ where, variant }) => {
        const { codecs, averageBandwidth, resolution, frameRate, isIFrameOnly } = variant
        const isPicture = codecs?.includes('avc1')
        const isWhole = codecs && averageBandwidth && (!isPicture || resolution)
        const hasRate = !isPicture || isIFrameOnly || frameRate
        return (!isWhole || !hasRate) && where
      }),
  },
  {
    id: 'A36a',
    rule: '9.9',
    level: 'MUST',
    measures: 'several variants with pictures, of different rates',
    check: (captures) =>
      findEach(
        listPictures(captures),
        'variants',
        ({ name, pictures }) =>
          new Set(pictures.map(({ bandwidth }) => bandwidth)).size < 2 && name,
      ),
  },
  {
    id: 'A36b',
    rule: '9.10',
    level: 'SHOULD',
    measures: 'two variants at least in the best resolution',
    departs:
      'The best resolution is the teacher’s own picture, passed on as it came; a second one of its size would cost more CPU than the whole rest of the ladder.',
    check: (captures) =>
      findEach(listPictures(captures), 'variants', ({ name, pictures }) => {
        const heights = pictures.map(({ resolution }) => resolution?.height ?? 0)
        const best = heights.filter((height) => height === Math.max(...heights))
        return best.length < 2 && `${name}: ${heights}`
      }),
  },
  {
    id: 'A37',
    rule: '9.11, 9.12',
    level: 'SHOULD',
    measures: 'EXT-X-INDEPENDENT-SEGMENTS in the multivariant playlist',
    check: (captures) =>
      findEach(
        listCaptures(captures),
        'tags',
        ({ name, multivariant }) => !multivariant.independentSegments && name,
      ),
  },
  {
    id: 'A39',
    rule: '9.18',
    level: 'SHOULD',
    measures: 'PATHWAY-ID of EXT-X-CONTENT-STEERING',
    doesNotApply: 'There is no content steering: one edge address for a broadcast.',
  },
  {
    id: 'A28b',
    rule: '8.12',
    level: 'SHOULD',
    measures: 'a window of 15 minutes on air',
    departs:
      'Five minutes by default, held in memory by node and edge; PLAYBACK_WINDOW_SECONDS makes it longer, and afterwards the whole class can be replayed.',
    check: ({ live }) =>
      findEach(listRenditions([live]), 'windows', ({ where, rendition: { playlist } }) => {
        const seconds = playlist.segments.reduce((sum, { duration }) => sum + (duration ?? 0), 0)
        return seconds < 15 * 60 && `${where}: ${seconds} s`
      }),
  },
  {
    id: 'A42',
    rule: '10.2',
    level: 'SHOULD',
    measures: 'every variant at a second address',
    departs:
      'One edge address for a broadcast; an edge gives out stale answers while its origin is away, and a second edge or a CDN stands behind the same name.',
    check: (captures) =>
      findEach(listPictures(captures), 'variants', ({ name, pictures }) => {
        const rates = pictures.map(({ bandwidth }) => bandwidth)
        return new Set(rates).size === rates.length && name
      }),
  },
  {
    id: 'A45',
    rule: '12.4',
    level: 'SHOULD',
    measures: 'addresses of media: 128 random bits of the broadcast, and a folder of the run',
    check: (captures) =>
      findEach(
        listRenditions(listCaptures(captures)).filter(isVideo),
        'addresses',
        ({ where, rendition }) => {
          const path = new URL(rendition.segments[0]?.answer.url ?? rendition.answer.url).pathname
          return !/^\/(live|replay)\/[^/]+\/[0-9a-f]{32}\/[^/]+\/[^/]+\//.test(path) && where
        },
      ),
  },
]
