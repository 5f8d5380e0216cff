import {
  isVideo,
  listCaptures,
  listNeighbours,
  listRenditions,
  listSegments,
} from '../all-captures'
import type { Captures } from '../captures'
import { type ConformanceRule, findEach } from '../rule'

const listVideos = (captures: Captures) => listRenditions(listCaptures(captures)).filter(isVideo)
const listVariants = (captures: Captures) =>
  listCaptures(captures).flatMap(({ name, multivariant }) =>
    multivariant.variants.map((variant) => ({ where: `${name} ${variant.uri}`, variant })),
  )

const highProfile = 0x64
const level52 = 52

export const videoRules: ConformanceRule[] = [
  {
    id: 'A1',
    rule: '1.1, 1.3',
    level: 'MUST',
    measures: 'avcC of every init section: H.264, at most High profile, level 5.2; CODECS says it',
    check: (captures) => {
      const listed = listVariants(captures).map(({ variant }) => variant.codecs ?? '')
      return findEach(
        listSegments(listVideos(captures)),
        'profile and level',
        ({ where, segment }) => {
          const { codec } = segment.fragment
          const [, profile = '', level = ''] = /^avc1\.(..)..(..)$/.exec(codec) ?? []
          const isPlain = parseInt(profile, 16) <= highProfile && parseInt(level, 16) <= level52
          const isListed = listed.some((codecs) =>
            codecs.toLowerCase().includes(codec.toLowerCase()),
          )
          return (!isPlain || !isListed) && `${where}: ${codec}, listed ${listed.join(' ')}`
        },
      )
    },
  },
  {
    id: 'A2',
    rule: '1.13',
    level: 'SHOULD',
    measures: 'seconds from one sync sample to the next: 2 at most, and a frame',
    check: (captures) =>
      findEach(
        listNeighbours(listVideos(captures)),
        'distance of keyframes',
        ({ where, previous, segment }) => {
          const frames = [...previous.fragment.frames, ...segment.fragment.frames.slice(0, 1)]
          const keyframes = frames.filter(({ isSync }) => isSync)
          const distances = keyframes
            .slice(1)
            .map((frame, index) => frame.decodeSeconds - (keyframes[index]?.decodeSeconds ?? 0))
          return distances.some((seconds) => seconds > 2.05) && `${where}: ${distances} s`
        },
      ),
  },
  {
    id: 'A3',
    rule: '1.14, 1.19',
    level: 'MUST',
    measures: 'every picture progressive; frames a second of every segment: 60 at most',
    check: (captures) =>
      findEach(
        listSegments(listVideos(captures)),
        'pictures',
        ({ where, segment, rendition: { fieldOrder } }) => {
          const { frames, startSeconds, endSeconds } = segment.fragment
          const fps = frames.length / (endSeconds - startSeconds)
          const isWell = fps <= 60.5 && fieldOrder === 'progressive'
          return !isWell && `${where}: ${fps} frames a second, ${fieldOrder}`
        },
      ),
  },
  {
    id: 'A4',
    rule: '1.24',
    level: 'MUST',
    measures: 'VIDEO-RANGE of every variant: SDR, which its absence means too',
    check: (captures) =>
      findEach(
        listVariants(captures),
        'VIDEO-RANGE',
        ({ where, variant }) =>
          (variant.videoRange ?? 'SDR') !== 'SDR' && `${where}: ${variant.videoRange}`,
      ),
  },
  {
    id: 'A10',
    rule: '1.32',
    level: 'SHOULD',
    measures: 'the variant listed first: the best of at most 2500 kbit/s peak, or the lowest',
    check: (captures) =>
      findEach(
        listCaptures(captures),
        'order of variants',
        ({ name, multivariant: { variants } }) => {
          const pictures = variants.filter(({ resolution, isIFrameOnly }) => {
            return resolution && !isIFrameOnly
          })
          const peaks = pictures.map(({ bandwidth }) => bandwidth).sort((a, b) => b - a)
          const wanted = peaks.find((peak) => peak <= 2_500_000) ?? peaks.at(-1)
          const first = variants[0]?.bandwidth
          return first !== wanted && `${name}: ${first} is first, not ${wanted}`
        },
      ),
  },
  {
    id: 'A11',
    rule: '1.33',
    level: 'SHOULD',
    measures: 'RESOLUTION of all variants: the same shape but for rounding to even lengths',
    check: (captures) =>
      findEach(listCaptures(captures), 'shapes', ({ name, multivariant: { variants } }) => {
        const sizes = variants.flatMap(({ resolution }) => resolution ?? [])
        const largest = sizes.reduce((a, b) => (a.height >= b.height ? a : b))
        const odd = sizes.find(
          ({ width, height }) => Math.abs(width - (height * largest.width) / largest.height) > 2,
        )
        return odd && `${name}: ${odd.width}x${odd.height}`
      }),
  },
]
