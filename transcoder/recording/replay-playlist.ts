import { attributes, quoted } from '../playlist/attributes'
import { measureBandwidth } from '../playlist/bandwidth'
import type { MultivariantPlaylist } from '../playlist/multivariant-playlist'
import {
  initSectionName,
  keyframeName,
  keyframePlaylistName,
  mediaPlaylistName,
  segmentName,
} from '../playlist/names'
import type { RecordedRun } from './recorded-broadcast'
import type { SegmentLine } from './recording-index'
import type { ReplaySlot } from './replay-timeline'

// RFC 8216bis section 8: EXT-X-GAP asks for no version, EXT-X-MAP for 6.
const protocolVersion = 6

/** The whole of one recorded rendition, as RFC 8216bis section 4.4 writes it; null without media. */
export function renderReplayPlaylist(
  slots: readonly ReplaySlot[],
  renditionId: string,
  { keyframesOnly = false } = {},
) {
  if (!slots.some(({ segments }) => segments.has(renditionId))) return null
  const lines = [
    '#EXTM3U',
    `#EXT-X-VERSION:${protocolVersion}`,
    `#EXT-X-TARGETDURATION:${longestSeconds(slots)}`,
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-MEDIA-SEQUENCE:0',
  ]
  if (keyframesOnly) lines.push('#EXT-X-I-FRAMES-ONLY')
  if (isIndependent(slots)) lines.push('#EXT-X-INDEPENDENT-SEGMENTS')
  let map: string | null = null
  for (const [
    position,
    { run, msn, isDiscontinuity, programDateTimeMs, ...slot },
  ] of slots.entries()) {
    const segment = slot.segments.get(renditionId)
    const folder = `../${run.runId}/${renditionId}/`
    if (isDiscontinuity) {
      lines.push('#EXT-X-DISCONTINUITY')
      map = null
    }
    // RFC 8216bis 4.4.4.5: fragmented MP4 needs an init section; a gap at the beginning has that of what follows.
    const init: number | null =
      segment?.init ?? (map === null ? findInit(slots, { from: position, renditionId }) : null)
    const needed: string | null = init === null ? map : folder + initSectionName(init)
    if (needed !== null && needed !== map) {
      lines.push(`#EXT-X-MAP:${attributes({ URI: quoted(needed) })}`)
      map = needed
    }
    lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(programDateTimeMs).toISOString()}`)
    if (!segment || (keyframesOnly && !segment.isIndependent)) lines.push('#EXT-X-GAP')
    const seconds = (segment ?? slot).durationSeconds
    lines.push(
      `#EXTINF:${seconds.toFixed(5)},`,
      folder + (keyframesOnly ? keyframeName(msn) : segmentName(msn)),
    )
  }
  return `${lines.join('\n')}\n#EXT-X-ENDLIST\n`
}

/** What was recorded of each rendition, measured over all of it; the newest run says how it is coded. */
export function describeReplay(
  runs: readonly RecordedRun[],
  slots: readonly ReplaySlot[],
): MultivariantPlaylist {
  const inits = new Map(runs.flatMap((run) => run.inits).map((init) => [init.rendition, init]))
  const listed = [...inits].flatMap(([id, init]) => {
    const segments = slots.flatMap((slot) => slot.segments.get(id) ?? [])
    const bandwidth = measureBandwidth(segments.map((each) => ({ ...each, isComplete: true })))
    if (!bandwidth) return []
    const keyframes = describeKeyframes(id, segments)
    return [{ ...init, id, uri: `${id}/${mediaPlaylistName}`, bandwidth, keyframes }]
  })
  return {
    videos: listed.filter((each) => each.kind === 'video'),
    audios: listed.filter((each) => each.kind === 'audio'),
    isIndependent: isIndependent(slots),
  }
}

/** Of the first segment that the rendition has from a slot on, within that slot's run. */
function findInit(
  slots: readonly ReplaySlot[],
  { from, renditionId }: { from: number; renditionId: string },
) {
  const run = slots[from]?.run
  for (let position = from; run && slots[position]?.run === run; position += 1) {
    const segment = slots[position]?.segments.get(renditionId)
    if (segment) return segment.init
  }
  return null
}

/** Null for sound, and where it was not written down. */
function describeKeyframes(id: string, segments: readonly SegmentLine[]) {
  const measured = segments.map((each) => ({
    ...each,
    isComplete: each.keyframeByteLength !== undefined,
    byteLength: each.keyframeByteLength ?? 0,
  }))
  const bandwidth = measureBandwidth(measured)
  return bandwidth && { uri: `${id}/${keyframePlaylistName}`, bandwidth }
}

export function replaySeconds(slots: readonly ReplaySlot[]) {
  return slots.reduce((seconds, { durationSeconds }) => seconds + durationSeconds, 0)
}

/** RFC 8216bis 4.4.3.1: no EXTINF, rounded to the nearest second, exceeds it. */
function longestSeconds(slots: readonly ReplaySlot[]) {
  return Math.max(...slots.map(({ durationSeconds }) => Math.round(durationSeconds)))
}

function isIndependent(slots: readonly ReplaySlot[]) {
  return slots.every(({ segments }) => [...segments.values()].every((each) => each.isIndependent))
}
