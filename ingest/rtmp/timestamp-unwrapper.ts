/**
 * Makes one line of a connection's 32-bit milliseconds, which wrap after 49.7 days (RTMP 1.0 section
 * 5.3): of two readings of a value, the one closer to the value before is meant.
 */
export class TimestampUnwrapper {
  private lastMs: number | null = null

  unwrap(timestampMs: number) {
    const stepMs = this.lastMs === null ? timestampMs : (timestampMs - this.lastMs) | 0
    this.lastMs = (this.lastMs ?? 0) + stepMs
    return this.lastMs
  }
}
