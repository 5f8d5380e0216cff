/** A time without a picture, in ms of `monotonicMs`. */
export interface Gap {
  fromMs: number
  toMs: number
}

/**
 * When the picture of a viewer stood still. Who plays at PART-HOLD-BACK has so much media in hand
 * (RFC 8216bis section 4.4.3.8): the picture stands when the next part takes longer to come.
 */
export class GapMeter {
  readonly gaps: Gap[] = []
  private newestAtMs: number | null = null

  /** The picture's next part is there. */
  take({ atMs, holdBackSeconds }: { atMs: number; holdBackSeconds: number }) {
    if (this.newestAtMs !== null) {
      const fromMs = this.newestAtMs + holdBackSeconds * 1000
      if (fromMs < atMs) this.gaps.push({ fromMs, toMs: atMs })
    }
    this.newestAtMs = atMs
  }
}

/** Figures of gaps, in seconds. */
export function summariseGaps(gaps: readonly Gap[]) {
  const seconds = gaps.map(({ fromMs, toMs }) => (toMs - fromMs) / 1000)
  return {
    count: seconds.length,
    total_s: seconds.reduce((sum, length) => sum + length, 0),
    longest_s: Math.max(0, ...seconds),
  }
}
