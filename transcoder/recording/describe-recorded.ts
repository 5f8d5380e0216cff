import type { Rendition } from '../packager/rendition'
import type { Segment } from '../packager/rendition-window'
import type { SegmentLine } from './recording-index'

/** The index line of an init section; null before its coding is known. */
export function describeInit({ id, format, frameSeconds }: Rendition, number: number) {
  if (!format) return null
  const facts = { type: 'init', rendition: id, number } as const
  if (format.kind === 'audio') {
    const { codecs, channels } = format.configuration
    return { ...facts, kind: 'audio', codecs, channels } as const
  }
  const { codecs, width, height } = format.configuration
  return { ...facts, kind: 'video', codecs, width, height, fps: 1 / frameSeconds } as const
}

/** The index line of a complete segment. */
export function describeSegment({ id, kind }: Rendition, segment: Segment): SegmentLine {
  const { msn, initNumber: init, boundary, isIndependent, programDateTimeMs } = segment
  const { durationSeconds, byteLength, keyframeByteLength } = segment
  const isGap = segment.isGap || byteLength === 0
  return {
    ...{ type: 'segment', rendition: id, msn, init, isIndependent, isGap },
    ...{ isDiscontinuity: boundary.isDiscontinuity },
    ...{ programDateTimeMs, durationSeconds, byteLength },
    ...(kind === 'video' ? { keyframeByteLength } : {}),
  }
}
