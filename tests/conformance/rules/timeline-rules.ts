import {
  isVideo,
  listCaptures,
  listNeighbours,
  listOnAir,
  listRenditions,
  listSegments,
  mediaSeconds,
} from '../all-captures'
import type { Captures } from '../captures'
import { type ConformanceRule, findEach } from '../rule'

const listAll = (captures: Captures) => listRenditions(listCaptures(captures))
/** The longest frame: AAC's 1024 samples at 44.1 kHz take 23 ms, a picture at 25 fps 40 ms. */
const frameSeconds = 0.041

export const timelineRules: ConformanceRule[] = [
  {
    id: 'A19',
    rule: '7.1, 7.3',
    level: 'MUST',
    measures: 'tfdt of every segment: where the frames of the one before ended',
    check: (captures) =>
      findEach(listNeighbours(listAll(captures)), 'tfdt', ({ where, previous, segment }) => {
        const hole = segment.fragment.startSeconds - previous.fragment.endSeconds
        return Math.abs(hole) > 0.002 && `${where}: ${hole} s`
      }),
  },
  {
    id: 'A20',
    rule: '7.4',
    level: 'MUST',
    measures: 'first frame of every picture segment: a sync sample',
    check: (captures) =>
      findEach(
        listSegments(listAll(captures).filter(isVideo)),
        'first frames',
        ({ where, segment }) => !segment.fragment.frames[0]?.isSync && where,
      ),
  },
  {
    id: 'A21',
    rule: '7.5, 7.6',
    level: 'SHOULD',
    measures: 'target duration of 6 s',
    departs:
      'Segments of 2 s and a target of 4 s: a viewer who joins, changes quality or seeks waits for a keyframe, and parts make the requests few enough.',
    check: (captures) =>
      findEach(
        listAll(captures),
        'target duration',
        ({ where, rendition: { playlist } }) =>
          playlist.targetDuration !== 6 && `${where}: ${playlist.targetDuration} s`,
      ),
  },
  {
    id: 'A22',
    rule: '7.7',
    level: 'MUST',
    measures: 'EXTINF and media of every segment: at most the target duration and 0.5 s',
    check: (captures) =>
      findEach(listSegments(listAll(captures)), 'durations', ({ where, rendition, segment }) => {
        const longest = Math.max(segment.extinfSeconds, mediaSeconds(segment))
        return longest > rendition.playlist.targetDuration + 0.5 && `${where}: ${longest} s`
      }),
  },
  {
    id: 'A23',
    rule: '8.1',
    level: 'MUST',
    measures: 'sum of EXTINF less the sum of media: within one frame at every segment',
    check: (captures) =>
      findEach(listAll(captures), 'sums', ({ where, rendition: { segments } }) => {
        let difference = 0
        for (const segment of segments) {
          difference += segment.extinfSeconds - mediaSeconds(segment)
          if (Math.abs(difference) > frameSeconds) return `${where}: ${difference} s`
        }
      }),
  },
  {
    id: 'A24',
    rule: '8.2, 8.3',
    level: 'MUST',
    measures: 'target duration and first and last segment: the same in picture and sound',
    check: (captures) =>
      findEach(listCaptures(captures), 'playlists', ({ name, renditions }) => {
        const targets = new Set(renditions.map(({ playlist }) => playlist.targetDuration))
        const ends = renditions.map(({ segments }) => segments.at(-1)?.msn ?? 0)
        // The playlists are not all asked for in the same instant.
        const apart = Math.max(...ends) - Math.min(...ends)
        return (targets.size !== 1 || apart > 1) && `${name}: ${[...targets]}, ends ${ends}`
      }),
  },
  {
    id: 'A25',
    rule: '8.4',
    level: 'MUST',
    measures: 'EXT-X-PROGRAM-DATE-TIME of every segment on air',
    check: (captures) =>
      findEach(
        listSegments(listRenditions(listOnAir(captures))),
        'dates',
        ({ where, segment }) => segment.programDateTimeMs === null && where,
      ),
  },
  {
    id: 'A26',
    rule: '8.6–8.8',
    level: 'MUST',
    measures: 'EXT-X-PLAYLIST-TYPE: VOD for a replay, none for a moving window; the same range',
    check: (captures) =>
      findEach(listAll(captures), 'types', ({ where, rendition: { playlist } }) => {
        const wanted = where.startsWith('replay') ? 'VOD' : undefined
        const isEnded = playlist.endlist === /^(replay|ended)/.test(where)
        return (
          (playlist.playlistType !== wanted || !isEnded) && `${where}: ${playlist.playlistType}`
        )
      }),
  },
  {
    id: 'A28',
    rule: '8.11',
    level: 'MUST',
    measures: 'segments on air once there was time for them: 6 at least',
    check: ({ live }) =>
      findEach(listRenditions([live]), 'segments', ({ where, rendition: { playlist } }) => {
        const { length } = playlist.segments.filter(({ uri }) => uri)
        return length < 6 && `${where}: ${length}`
      }),
  },
  {
    id: 'A29',
    rule: '8.13, 8.15, 8.17',
    level: 'MUST',
    measures: 'after a break: EXT-X-DISCONTINUITY at the same segments in all renditions',
    check: ({ returned, ended }) =>
      findEach([returned, ended], 'discontinuities', ({ name, renditions }) => {
        const places = renditions.map(({ playlist }) =>
          playlist.segments
            .filter(({ discontinuity }) => discontinuity)
            .map(({ mediaSequenceNumber }) => mediaSequenceNumber)
            .join(' '),
        )
        const isTold = renditions.every(({ text }) =>
          /^#EXT-X-DISCONTINUITY-SEQUENCE:\d+$/m.test(text),
        )
        const isSame = new Set(places).size === 1 && places[0] !== ''
        return (!isSame || !isTold) && `${name}: at ${places.join(', ')}`
      }),
  },
  {
    id: 'A31',
    rule: '8.20',
    level: 'MUST',
    measures: 'EXT-X-MAP before the first segment, and anew behind each discontinuity',
    check: (captures) =>
      findEach(listAll(captures), 'init sections', ({ where, rendition: { playlist, text } }) => {
        const maps = text.match(/^#EXT-X-MAP:/gm)?.length ?? 0
        const breaks = playlist.segments.filter(({ discontinuity }) => discontinuity).length
        const isFirst = playlist.segments.find(({ uri, gap }) => uri && !gap)?.map
        return (!isFirst || maps < breaks + (playlist.segments[0]?.discontinuity ? 0 : 1)) && where
      }),
  },
  {
    id: 'A32',
    rule: '8.22',
    level: 'SHOULD',
    measures: 'start of every segment: the same in all renditions, within one frame of sound',
    check: (captures) =>
      findEach(listCaptures(captures), 'starts', ({ name, renditions }) => {
        for (const { msn } of renditions[0]?.segments ?? []) {
          const starts = renditions.flatMap(({ segments }) => {
            const segment = segments.find((candidate) => candidate.msn === msn)
            return segment ? [segment.fragment.frames[0]?.presentationSeconds ?? 0] : []
          })
          const apart = Math.max(...starts) - Math.min(...starts)
          if (apart > frameSeconds) return `${name} segment ${msn}: ${apart} s`
        }
      }),
  },
]
