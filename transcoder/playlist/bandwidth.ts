import type { Segment } from '../packager/rendition-window'

type MeasuredSegment = Pick<Segment, 'isComplete' | 'isGap' | 'byteLength' | 'durationSeconds'>

export interface Bandwidth {
  peakBitsPerSecond: number
  averageBitsPerSecond: number
}

/** Short segments around a discontinuity say little about the rate. */
const shortestMeasuredSeconds = 1

/**
 * Measures what complete segments really take, RFC 8216bis section 4.1: the peak is the largest
 * rate of any segment, the average their bytes over their time. Null before there is one.
 */
export function measureBandwidth(segments: readonly MeasuredSegment[]): Bandwidth | null {
  const made = segments.filter(({ isComplete, isGap }) => isComplete && !isGap)
  const long = made.filter(({ durationSeconds }) => durationSeconds >= shortestMeasuredSeconds)
  const measured = long.length > 0 ? long : made
  let [bits, measuredSeconds, peak] = [0, 0, 0]
  for (const { byteLength, durationSeconds } of measured) {
    bits += byteLength * 8
    measuredSeconds += durationSeconds
    peak = Math.max(peak, (byteLength * 8) / durationSeconds)
  }
  if (measuredSeconds === 0) return null
  return { peakBitsPerSecond: peak, averageBitsPerSecond: bits / measuredSeconds }
}

/**
 * The rates are measured on what has been sent so far, and a live peak must stay below 125 % of
 * BANDWIDTH (authoring specification 1.29): a class whose teacher begins to write needs the room.
 */
const peakMargin = 1.25
const averageMargin = 1.1

/** What may be declared of a live rendition whose media so far were measured. */
export function withMargin({ peakBitsPerSecond, averageBitsPerSecond }: Bandwidth): Bandwidth {
  return {
    peakBitsPerSecond: peakBitsPerSecond * peakMargin,
    averageBitsPerSecond: averageBitsPerSecond * averageMargin,
  }
}
