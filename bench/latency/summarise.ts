import { percentile } from '../support/percentile'
import { decodeClock } from './clock-code'
import type { PictureReport } from './picture-reader'

/** Longer between two pictures than this is a stall to the eye. */
const stallMs = 500

type Frames = PictureReport['frames']

/** What a viewer saw, in figures. Throws when no picture could be read. */
export function summariseFrames(frames: Frames) {
  const read = frames.flatMap(({ cells, shownAtMs }) => (cells ? [{ cells, shownAtMs }] : []))
  const readings = read.flatMap(({ cells, shownAtMs }) => {
    const reading = decodeClock(
      [...cells].map((cell) => cell === '1'),
      shownAtMs,
    )
    return reading ? [{ ...reading, latencyMs: shownAtMs - reading.paintedAtMs }] : []
  })
  const latencies = readings.map(({ latencyMs }) => latencyMs).sort((a, b) => a - b)
  const gaps = frames
    .slice(1)
    .map((frame, index) => frame.shownAtMs - (frames[index]?.shownAtMs ?? 0))
  const heights = frames.map(({ pictureHeight }) => pictureHeight).sort((a, b) => a - b)
  return {
    latency_median_ms: Math.round(percentile(latencies, 0.5)),
    latency_p95_ms: Math.round(percentile(latencies, 0.95)),
    latency_least_ms: Math.round(percentile(latencies, 0)),
    latency_most_ms: Math.round(percentile(latencies, 1)),
    pictures_seen_count: frames.length,
    pictures_read_count: readings.length,
    pictures_unreadable_count: read.length - readings.length,
    picture_gap_longest_ms: Math.round(Math.max(...gaps)),
    picture_gap_stalls_count: gaps.filter((gap) => gap > stallMs).length,
    picture_height_median_pixels: percentile(heights, 0.5),
  }
}
