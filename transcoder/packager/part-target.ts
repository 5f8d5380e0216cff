import { ticksPerSecond } from '../source'

const wishedSeconds = 0.25

/**
 * Chooses PART-TARGET in seconds from the length of a frame: as many whole frames as come nearest
 * to 250 ms, and room for jitter, so that every part of that many frames is within the 85 to 100 %
 * of RFC 8216bis section 4.4.4.9. Whole milliseconds, rounded up.
 */
export function partTargetSeconds(frameSeconds: number, { isExact }: { isExact: boolean }) {
  const frames = Math.max(1, Math.ceil(wishedSeconds / frameSeconds - 0.5))
  const media = frames * frameSeconds
  const room = isExact ? 0 : Math.max(0.002, Math.min(frameSeconds / 4, media / 10))
  return Math.ceil((media + room) * 1000 - 1e-6) / 1000
}

/**
 * The mean length of a frame in seconds. Stamps are whole milliseconds, so that the mean over the
 * whole span is truer than any single difference. Needs two frames.
 */
export function measureFrameSeconds(dtsTicks: readonly number[]) {
  const first = dtsTicks[0]
  const last = dtsTicks[dtsTicks.length - 1]
  if (first === undefined || last === undefined || last <= first) return null
  return (last - first) / (dtsTicks.length - 1) / ticksPerSecond
}
