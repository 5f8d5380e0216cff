import type { RecordedRun } from './recorded-broadcast'
import type { SegmentLine } from './recording-index'

/** A stretch of the replay, the same in every rendition. */
export interface ReplaySlot {
  run: RecordedRun
  msn: number
  isDiscontinuity: boolean
  durationSeconds: number
  programDateTimeMs: number
  /** What each rendition has for it, by its id. */
  segments: ReadonlyMap<string, SegmentLine>
}

/** What was broadcast between two moments, Unix time in milliseconds. */
export interface Stretch {
  fromMs: number
  toMs: number
}

const everything: Stretch = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY }

/**
 * Lays the runs one behind the other. Time without any media is cut out; where media do not go on
 * seamlessly there is a discontinuity, in all renditions at the same slot. Of what is cut off nothing is left.
 */
export function layReplay(
  runs: readonly RecordedRun[],
  { fromMs, toMs }: Stretch = everything,
): ReplaySlot[] {
  const slots: ReplaySlot[] = []
  for (const run of runs) {
    for (const [msn, segments] of groupByMsn(run.segments)) {
      const [best] = segments.values()
      if (!best) continue
      const { durationSeconds, programDateTimeMs } = best
      // A segment is shown whole or not at all: what was cut off is not seen.
      const endMs = programDateTimeMs + durationSeconds * 1000
      if (programDateTimeMs < fromMs || endMs > toMs) continue
      const before = slots.at(-1)
      const goesOn = before?.run === run && before.msn === msn - 1 && !best.isDiscontinuity
      const isDiscontinuity = before !== undefined && !goesOn
      slots.push({ run, msn, isDiscontinuity, durationSeconds, programDateTimeMs, segments })
    }
  }
  return slots
}

/** Those with media, in order. Of each number the longest comes first: the whole of its time. */
function groupByMsn(segments: readonly SegmentLine[]) {
  const made = segments.filter(({ isGap, durationSeconds }) => !isGap && durationSeconds > 0)
  const sorted = made.sort((a, b) => a.msn - b.msn || b.durationSeconds - a.durationSeconds)
  const groups = new Map<number, Map<string, SegmentLine>>()
  for (const segment of sorted) {
    const group = groups.get(segment.msn) ?? new Map<string, SegmentLine>()
    groups.set(segment.msn, group.set(segment.rendition, segment))
  }
  return groups
}
