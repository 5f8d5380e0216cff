import { listOnAir, listRenditions } from '../all-captures'
import type { Captures } from '../captures'
import { type ConformanceRule, findEach } from '../rule'

const listPlaylists = (captures: Captures) =>
  listRenditions(listOnAir(captures)).map(({ where, rendition }) => ({
    where,
    ...rendition,
    ...rendition.playlist,
  }))

/** Parts of whole segments, each with whether it is the last of its segment. */
const listParts = (captures: Captures) =>
  listPlaylists(captures).flatMap(({ where, partTargetDuration = 0, segments }) =>
    segments.flatMap(({ uri, parts, mediaSequenceNumber }, index) =>
      parts
        .filter(({ hint }) => !hint)
        .map((part, number, all) => ({
          where: `${where} part ${mediaSequenceNumber}.${number}`,
          target: partTargetDuration,
          seconds: part.duration ?? 0,
          isLast: number === all.length - 1,
          isWhole: Boolean(uri) || index < segments.length - 1,
          isIndependent: part.independent ?? false,
          number,
        })),
    ),
  )

const roundingSeconds = 0.0006

export const lowLatencyRules: ConformanceRule[] = [
  {
    id: 'A46',
    rule: '14.1',
    level: 'MUST',
    measures: 'the whole profile of RFC 8216bis appendix B: version 9 at least; rows B1 to B9',
    check: (captures) =>
      findEach(
        listPlaylists(captures),
        'EXT-X-VERSION',
        ({ where, version }) => (version ?? 0) < 9 && `${where}: ${version}`,
      ),
  },
  {
    id: 'A47b',
    rule: '14.2c',
    level: 'SHOULD',
    measures: 'PART-TARGET of one second',
    departs:
      'A quarter of a second: children answer their teacher, and three parts are the delay. One object is one fetch from the origin however many watch, so that more parts cost the edge alone.',
    check: (captures) =>
      findEach(
        listPlaylists(captures),
        'PART-TARGET',
        ({ where, partTargetDuration }) =>
          partTargetDuration !== 1 && `${where}: ${partTargetDuration} s`,
      ),
  },
  {
    id: 'A48',
    rule: '14.3',
    level: 'MUST',
    measures: 'PART-HOLD-BACK: at least three times PART-TARGET of every rendition',
    check: (captures) =>
      findEach(listOnAir(captures), 'hold-backs', ({ name, renditions }) => {
        const longest = Math.max(...renditions.map((each) => each.playlist.partTargetDuration ?? 0))
        const least = Math.min(
          ...renditions.map(({ playlist }) => playlist.lowLatencyCompatibility?.partHoldBack ?? 0),
        )
        return least < 3 * longest && `${name}: ${least} s for parts of ${longest} s`
      }),
  },
  {
    id: 'A49',
    rule: '14.4, 14.5',
    level: 'SHOULD',
    measures: 'CAN-SKIP-UNTIL; there are no dates to skip',
    check: (captures) =>
      findEach(
        listPlaylists(captures),
        'CAN-SKIP-UNTIL',
        ({ where, lowLatencyCompatibility, targetDuration, dateRanges }) => {
          const until = lowLatencyCompatibility?.canSkipUntil ?? 0
          return (until < 6 * targetDuration || dateRanges.length > 0) && `${where}: ${until} s`
        },
      ),
  },
  {
    id: 'B1',
    rule: '4.4.3.8, appendix B',
    level: 'MUST',
    measures: 'EXT-X-SERVER-CONTROL: CAN-BLOCK-RELOAD, HOLD-BACK of three target durations',
    check: (captures) =>
      findEach(
        listPlaylists(captures),
        'attributes',
        ({ where, lowLatencyCompatibility, targetDuration }) => {
          const { canBlockReload, holdBack = 0 } = lowLatencyCompatibility ?? {}
          return (!canBlockReload || holdBack < 3 * targetDuration) && where
        },
      ),
  },
  {
    id: 'B3a',
    rule: '4.4.3.7, 4.4.4.9',
    level: 'MUST',
    measures: 'DURATION of every part: at most PART-TARGET, and 85 % of it but for the last',
    check: (captures) =>
      findEach(listParts(captures), 'durations', ({ where, target, seconds, isLast, isWhole }) => {
        const isShort = seconds < 0.85 * target && !(isLast && isWhole)
        return (seconds > target + roundingSeconds || isShort) && `${where}: ${seconds} s`
      }),
  },
  {
    id: 'B3b',
    rule: '4.4.4.9',
    level: 'MUST',
    measures: 'INDEPENDENT=YES at the first part of every segment, which begins with a keyframe',
    check: (captures) =>
      findEach(
        listParts(captures).filter(({ number }) => number === 0),
        'parts',
        ({ where, isIndependent }) => !isIndependent && where,
      ),
  },
  {
    id: 'B5',
    rule: '4.4.5.4',
    level: 'MUST',
    measures: 'EXT-X-RENDITION-REPORT for every other rendition, with its newest part',
    check: (captures) =>
      findEach(listOnAir(captures), 'playlists', ({ name, renditions }) => {
        for (const { id, answer, playlist } of renditions) {
          const others = renditions.filter((other) => other.id !== id)
          const reports = playlist.renditionReports
          const reported = reports.map(({ uri }) => new URL(uri, answer.url).href)
          const missing = others.find((other) => !reported.includes(other.answer.url))
          if (missing) return `${name} ${id}: nothing of ${missing.id}`
          const newest = playlist.segments.at(-1)?.mediaSequenceNumber ?? 0
          const odd = reports.find(({ lastMSN = 0 }) => Math.abs(lastMSN - newest) > 1)
          if (odd) return `${name} ${id}: ${odd.uri} at ${odd.lastMSN}, own ${newest}`
        }
      }),
  },
  {
    id: 'B7',
    rule: 'appendix B',
    level: 'MUST',
    measures: 'parts listed for the newest three target durations, with dates',
    check: (captures) =>
      findEach(
        listPlaylists(captures),
        'playlists',
        ({ where, segments, targetDuration, text }) => {
          let fromEnd = 0
          for (const { uri, duration, parts, programDateTime } of [...segments].reverse()) {
            if (fromEnd > 3 * targetDuration) return
            if (uri && (parts.length === 0 || !programDateTime)) return `${where}: ${uri}`
            const open = parts.reduce((sum, part) => sum + (part.duration ?? 0), 0)
            fromEnd += uri ? duration : open
          }
          return !text.includes('#EXT-X-PART:') && where
        },
      ),
  },
  {
    id: 'B8b',
    rule: 'appendix B',
    level: 'MUST',
    measures: 'Access-Control-Allow-Origin: *, Date and Age exposed',
    check: ({ live }) =>
      findEach(live.renditions, 'headers', ({ id, answer: { headers } }) => {
        const exposed = headers.get('access-control-expose-headers') ?? ''
        const isOpen = headers.get('access-control-allow-origin') === '*'
        return (!isOpen || !/\bDate\b/.test(exposed) || !/\bAge\b/.test(exposed)) && id
      }),
  },
  {
    id: 'B9',
    rule: 'appendix C',
    level: 'SHOULD',
    measures: 'Age and Date of playlists, for tuning in through a cache',
    check: ({ live }) =>
      findEach(
        live.renditions,
        'headers',
        ({ id, answer: { headers } }) =>
          (!/^\d+$/.test(headers.get('age') ?? '') || !headers.has('date')) && id,
      ),
  },
]
