import { ticksPerSecond } from '../source'

const toleratedDriftSeconds = 0.06

/**
 * Derives gapless decoding times of audio frames by counting samples from an anchor: publishers
 * stamp in milliseconds, which no AAC frame length divides. Times count in samples.
 */
export class AudioClock {
  private nextTime: number | null = null

  constructor(private readonly rates: { sampleRate: number; samplesPerFrame: number }) {}

  /**
   * The frame's time; null when the frame has to be left out, because the publisher sends more
   * sound than time has passed.
   */
  place(dtsTicks: number): number | null {
    const { sampleRate, samplesPerFrame } = this.rates
    const stamped = Math.max(0, Math.round((dtsTicks * sampleRate) / ticksPerSecond))
    const counted = this.nextTime ?? stamped
    const driftSeconds = (stamped - counted) / sampleRate
    if (driftSeconds < -toleratedDriftSeconds) return null
    const time = driftSeconds > toleratedDriftSeconds ? stamped : counted
    this.nextTime = time + samplesPerFrame
    return time
  }

  /** The next frame's own timestamp is the new anchor. */
  reset() {
    this.nextTime = null
  }
}
