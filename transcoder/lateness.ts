import { ticksPerSecond } from './source'

/** Jitter of an ordinary line; what comes later than this is felt in the picture. */
const toleratedMs = 500
/** Encoders' clocks drift; a base that never moved would call everything late after hours. */
const forgivenMsAMinute = 60

/**
 * Tells frames that come later than their timestamps promise, measured against the most punctual ones
 * before them: the sign of an upload that falters.
 */
export class Lateness {
  private base: { aheadMs: number; atMs: number } | null = null

  /** True when a frame is late. */
  note(dts: number, arrivalMs: number) {
    const behindMs = arrivalMs - (dts * 1000) / ticksPerSecond
    const forgivenMs = this.base ? ((arrivalMs - this.base.atMs) / 60_000) * forgivenMsAMinute : 0
    const baseMs = this.base ? this.base.aheadMs + forgivenMs : behindMs
    this.base = { aheadMs: Math.min(baseMs, behindMs), atMs: arrivalMs }
    return behindMs - this.base.aheadMs > toleratedMs
  }

  /** A new timeline promises anew. */
  restart() {
    this.base = null
  }
}
