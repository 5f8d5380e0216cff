import type { Declaration } from '../packager/declaration'
import type { Rendition } from '../packager/rendition'
import type { Run } from '../packager/run'
import { measureBandwidth, withMargin } from './bandwidth'
import type { MediaPlaylist, RenditionReport } from './media-playlist'
import type { MultivariantPlaylist } from './multivariant-playlist'
import { keyframePlaylistName, mediaPlaylistName } from './names'

/** The media playlist of a rendition as it stands now; null before its first segment is complete. */
export function findMediaPlaylist(run: Run, rendition: Rendition): MediaPlaylist | null {
  const targetDuration = run.schedule.targetDurationSeconds
  if (targetDuration === null || !rendition.window.hasCompleteSegment) return null
  return {
    targetDuration,
    partTarget: rendition.partTargetSeconds,
    longestPartTarget: run.longestPartTargetSeconds,
    segments: rendition.window.segments,
    nextPart: rendition.window.nextPart,
    isEnded: rendition.window.isEnded,
    reports: run
      .listPlayable()
      .filter((other) => other !== rendition)
      .map(renditionReport),
  }
}

/** RFC 8216bis 4.4.5.4: the newest segment and part that the other playlist lists. */
function renditionReport({ id, window }: Rendition): RenditionReport {
  const uri = `../${id}/${mediaPlaylistName}`
  const { msn, part } = window.nextPart
  if (part > 0) return { uri, lastMsn: msn, lastPart: part - 1 }
  const last = window.findSegment(msn - 1)
  return { uri, lastMsn: msn - 1, lastPart: (last?.parts.length ?? 0) - 1 }
}

/** The multivariant playlist of a run: what can be played, measured, or declared before it is made. */
export function describeRun(run: Run): MultivariantPlaylist {
  const offered = run.listOffered()
  const listed = offered.flatMap((rendition) => describeRendition(run, rendition) ?? [])
  return {
    videos: listed.filter((each) => each.kind === 'video'),
    audios: listed.filter((each) => each.kind === 'audio'),
    isIndependent: offered.every(({ window }) =>
      window.segments.every((segment) => segment.isIndependent),
    ),
  }
}

function describeRendition(run: Run, rendition: Rendition) {
  const { id, frameSeconds, supply } = rendition
  const format = measureFormat(rendition) ?? rendition.declaration
  if (!format) return null
  const uri = `${run.runId}/${id}/${mediaPlaylistName}`
  const isResting = supply === 'idle'
  const keyframes = describeKeyframes(run, rendition)
  return format.kind === 'audio'
    ? { ...format, id, uri, isResting }
    : { ...format, id, uri, isResting, keyframes, fps: 1 / frameSeconds }
}

/** Null before its first segment, and where nobody makes them for now. */
function describeKeyframes(run: Run, { id, supply, window }: Rendition) {
  const bandwidth = measureBandwidth(
    window.segments.map((segment) => ({ ...segment, byteLength: segment.keyframeByteLength })),
  )
  if (!bandwidth || supply !== 'made') return null
  return { uri: `${run.runId}/${id}/${keyframePlaylistName}`, bandwidth: withMargin(bandwidth) }
}

/** Null before its first segment. */
function measureFormat({ format, window }: Rendition): Declaration | null {
  const bandwidth = measureBandwidth(window.segments)
  if (!format || !bandwidth) return null
  if (format.kind === 'audio') {
    const { codecs, channels } = format.configuration
    return { kind: 'audio', codecs, channels, bandwidth: withMargin(bandwidth) }
  }
  const { codecs, width, height } = format.configuration
  return { kind: 'video', codecs, width, height, bandwidth: withMargin(bandwidth) }
}
