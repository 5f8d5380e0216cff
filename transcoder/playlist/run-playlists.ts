import type { Rendition } from '../packager/rendition'
import type { Run } from '../packager/run'
import { measureBandwidth } from './bandwidth'
import type { MediaPlaylist, RenditionReport } from './media-playlist'
import type { ListedAudio, ListedVideo, MultivariantPlaylist } from './multivariant-playlist'
import { mediaPlaylistName } from './names'

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

/** The multivariant playlist of a run: what can be played, measured. */
export function describeRun(run: Run): MultivariantPlaylist {
  const videos: ListedVideo[] = []
  const audios: ListedAudio[] = []
  let isIndependent = true
  for (const { id, format, window, frameSeconds } of run.listPlayable()) {
    const bandwidth = measureBandwidth(window.segments)
    if (!format || !bandwidth) continue
    const uri = `${run.runId}/${id}/${mediaPlaylistName}`
    isIndependent &&= window.segments.every((segment) => segment.isIndependent)
    if (format.kind === 'audio') {
      const { codecs, channels } = format.configuration
      audios.push({ id, uri, codecs, channels, bandwidth })
    } else {
      const { codecs, width, height } = format.configuration
      videos.push({ id, uri, codecs, width, height, fps: 1 / frameSeconds, bandwidth })
    }
  }
  return { videos, audios, isIndependent }
}
