import type { Part, Segment } from '../packager/rendition-window'
import { attributes, quoted, seconds } from './attributes'
import { initSectionName, partName, segmentName } from './names'

/** What a media playlist says, as a value. Durations in seconds. */
export interface MediaPlaylist {
  targetDuration: number
  partTarget: number
  /** The longest part target of all renditions of the run. */
  longestPartTarget: number
  segments: readonly Segment[]
  nextPart: { msn: number; part: number }
  isEnded: boolean
  reports: readonly RenditionReport[]
}

export interface RenditionReport {
  uri: string
  lastMsn: number
  lastPart: number
}

// RFC 8216bis section 8: EXT-X-SKIP asks for version 9, and a client may ask for it at any time.
const protocolVersion = 9

/** The text of RFC 8216bis section 4.4; with `canSkip` a Playlist Delta Update where that saves any. */
export function renderMediaPlaylist(playlist: MediaPlaylist, { canSkip }: { canSkip: boolean }) {
  const { segments, targetDuration, isEnded } = playlist
  const skipped = canSkip && !isEnded ? countSkippable(playlist) : 0
  const partsFrom = firstWithParts(segments, targetDuration)
  const lines = [
    '#EXTM3U',
    `#EXT-X-VERSION:${protocolVersion}`,
    `#EXT-X-TARGETDURATION:${targetDuration}`,
    serverControlTag(playlist),
    `#EXT-X-PART-INF:${attributes({ 'PART-TARGET': seconds(playlist.partTarget) })}`,
    `#EXT-X-MEDIA-SEQUENCE:${segments[0]?.msn ?? 0}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${discontinuitySequence(segments)}`,
  ]
  // RFC 8216bis 4.4.2.1: the tag speaks for every segment of the playlist.
  if (segments.every((segment) => segment.isIndependent)) lines.push('#EXT-X-INDEPENDENT-SEGMENTS')
  if (skipped > 0) lines.push(`#EXT-X-SKIP:${attributes({ 'SKIPPED-SEGMENTS': skipped })}`)
  for (const [index, segment] of segments.entries()) {
    if (index < skipped) continue
    const showsParts = index >= partsFrom && !isEnded
    // A delta update names its initialization section once more: Shaka Player forgets what was skipped.
    const previous = index > skipped ? (segments[index - 1] ?? null) : null
    pushSegment(lines, segment, { previous, showsParts })
  }
  if (isEnded) lines.push('#EXT-X-ENDLIST')
  else lines.push(preloadHintTag(playlist.nextPart), ...playlist.reports.map(renditionReportTag))
  return `${lines.join('\n')}\n`
}

/** RFC 8216bis 4.4.3.8. The factors are the least that it allows, for the least latency. */
function serverControlTag({ targetDuration, longestPartTarget }: MediaPlaylist) {
  return `#EXT-X-SERVER-CONTROL:${attributes({
    'CAN-BLOCK-RELOAD': true,
    'CAN-SKIP-UNTIL': seconds(skipBoundary(targetDuration)),
    'HOLD-BACK': seconds(3 * targetDuration),
    'PART-HOLD-BACK': seconds(Math.ceil(3 * longestPartTarget * 1000 - 1e-6) / 1000),
  })}`
}

const skipBoundary = (targetDuration: number) => 6 * targetDuration

/** RFC 8216bis 4.4.5.2: only segments further from the end than the Skip Boundary may be skipped. */
function countSkippable({ segments, targetDuration }: MediaPlaylist) {
  let fromEnd = 0
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    if (fromEnd > skipBoundary(targetDuration)) return index + 1
    fromEnd += segments[index]?.durationSeconds ?? 0
  }
  return 0
}

/** RFC 8216bis 4.4.4.9: parts are of use, and listed, within three target durations from the end. */
function firstWithParts(segments: readonly Segment[], targetDuration: number) {
  let fromEnd = 0
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    if (fromEnd > 3 * targetDuration) return index + 1
    fromEnd += segments[index]?.durationSeconds ?? 0
  }
  return 0
}

/** RFC 8216bis 4.4.3.3: the discontinuities that have left the playlist with their segments. */
export function discontinuitySequence(segments: readonly Segment[]) {
  const first = segments[0]?.boundary
  return first ? first.discontinuities - (first.isDiscontinuity ? 1 : 0) : 0
}

function pushSegment(
  lines: string[],
  segment: Segment,
  { previous, showsParts }: { previous: Segment | null; showsParts: boolean },
) {
  if (!segment.isComplete && segment.parts.length === 0) return
  const { isDiscontinuity } = segment.boundary
  if (isDiscontinuity) lines.push('#EXT-X-DISCONTINUITY')
  if (isDiscontinuity || previous?.initNumber !== segment.initNumber) {
    lines.push(`#EXT-X-MAP:${attributes({ URI: quoted(initSectionName(segment.initNumber)) })}`)
  }
  lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(segment.programDateTimeMs).toISOString()}`)
  if (showsParts) {
    for (const [index, part] of segment.parts.entries()) {
      lines.push(partTag(part, { msn: segment.msn, part: index }))
    }
  }
  if (!segment.isComplete) return
  if (segment.isGap) lines.push('#EXT-X-GAP')
  lines.push(`#EXTINF:${segment.durationSeconds.toFixed(5)},`, segmentName(segment.msn))
}

function partTag(part: Part, place: { msn: number; part: number }) {
  return `#EXT-X-PART:${attributes({
    DURATION: seconds(part.durationSeconds),
    URI: quoted(partName(place)),
    INDEPENDENT: part.isIndependent,
  })}`
}

// Always written: without it hls.js reloads in a tight loop.
function preloadHintTag(nextPart: { msn: number; part: number }) {
  return `#EXT-X-PRELOAD-HINT:${attributes({ TYPE: 'PART', URI: quoted(partName(nextPart)) })}`
}

function renditionReportTag({ uri, lastMsn, lastPart }: RenditionReport) {
  return `#EXT-X-RENDITION-REPORT:${attributes({
    URI: quoted(uri),
    'LAST-MSN': lastMsn,
    'LAST-PART': lastPart < 0 ? null : lastPart,
  })}`
}
