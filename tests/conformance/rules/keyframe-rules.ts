import { listCaptures } from '../all-captures'
import type { Captures } from '../captures'
import { type ConformanceRule, findEach } from '../rule'

function listKeyframes(captures: Captures) {
  return listCaptures(captures).flatMap(({ name, multivariant, renditions, keyframes }) =>
    keyframes.map((rendition) => ({
      where: `${name} ${rendition.id}`,
      rendition,
      whole: renditions.find(({ id }) => id === rendition.id),
      variant: multivariant.variants.find(
        ({ uri, isIFrameOnly }) => isIFrameOnly && rendition.answer.url.endsWith(uri),
      ),
    })),
  )
}

/** EXTINF counts: a player shows a keyframe for as long as the playlist says. */
const bitsPerSecond = (segment: { answer: { body: Buffer }; extinfSeconds: number }) =>
  (segment.answer.body.length * 8) / segment.extinfSeconds

export const keyframeRules: ConformanceRule[] = [
  {
    id: 'A17a',
    rule: '6.1, 9.3, 9.4',
    level: 'MUST',
    measures: 'EXT-X-I-FRAME-STREAM-INF of every rendition with pictures: CODECS and RESOLUTION',
    check: (captures) =>
      findEach(listCaptures(captures), 'playlists', ({ name, multivariant, renditions }) => {
        const listed = multivariant.variants.filter(({ isIFrameOnly }) => isIFrameOnly)
        const pictures = renditions.filter(({ kind }) => kind === 'video')
        const isWhole = listed.every(({ codecs, resolution }) => codecs && resolution)
        return (listed.length !== pictures.length || !isWhole) && `${name}: ${listed.length}`
      }),
  },
  {
    id: 'A17b',
    rule: '6.8',
    level: 'MUST',
    measures: 'what an I-frame playlist lists: one sync sample each, at the start of its segment',
    check: (captures) =>
      findEach(listKeyframes(captures), 'playlists', ({ where, rendition, whole }) => {
        if (!/^#EXT-X-I-FRAMES-ONLY$/m.test(rendition.text)) return `${where}: no tag`
        for (const { msn, fragment } of rendition.segments) {
          const segment = whole?.segments.find((other) => other.msn === msn)
          const isAlone = fragment.frames.length === 1 && fragment.frames[0]?.isSync
          const isThere = !segment || segment.fragment.startSeconds === fragment.startSeconds
          if (!isAlone || !isThere) return `${where} ${msn}`
        }
      }),
  },
  {
    id: 'A17c',
    rule: '6.11',
    level: 'MUST',
    measures: 'target duration of I-frame playlists: that of the pictures',
    check: (captures) =>
      findEach(listKeyframes(captures), 'playlists', ({ where, rendition, whole }) => {
        const { targetDuration } = rendition.playlist
        return targetDuration !== whole?.playlist.targetDuration && `${where}: ${targetDuration} s`
      }),
  },
  {
    id: 'A17d',
    rule: '1.29, 1.27',
    level: 'MUST',
    measures: 'the largest keyframe over its time: below 125 % of BANDWIDTH of its playlist',
    check: (captures) =>
      findEach(listKeyframes(captures), 'peaks', ({ where, rendition, variant }) => {
        const segments = rendition.segments.filter(({ extinfSeconds }) => extinfSeconds >= 1)
        const ratio = Math.max(...segments.map(bitsPerSecond)) / (variant?.bandwidth ?? 0)
        return !(ratio < 1.25) && `${where}: ratio ${ratio}`
      }),
  },
  {
    id: 'A18a',
    rule: '6.6',
    level: 'SHOULD',
    measures: 'I-frame playlists of several rates',
    check: (captures) =>
      findEach(listCaptures(captures), 'rates', ({ name, multivariant }) => {
        const listed = multivariant.variants.filter(({ isIFrameOnly }) => isIFrameOnly)
        return new Set(listed.map(({ bandwidth }) => bandwidth)).size < 2 && name
      }),
  },
  {
    id: 'A18b',
    rule: '6.2',
    level: 'SHOULD',
    measures: 'an I-frame a second',
    departs:
      'The keyframes are those of the pictures, one every two seconds: more of them would mean a second encode of every class.',
    check: (captures) =>
      findEach(listKeyframes(captures), 'playlists', ({ where, rendition }) => {
        const longest = Math.max(...rendition.segments.map(({ extinfSeconds }) => extinfSeconds))
        return longest > 1.1 && `${where}: ${longest} s`
      }),
  },
]
