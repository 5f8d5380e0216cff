import type { Clock } from '@/common/clock'
import type { RtmpLimits } from './rtmp-limits'

export type Excess = 'too_much_before_grant' | 'too_fast'

/** Counts a peer's bytes: how many there are before a grant, and how many a second after it. */
export class ReceiveMeter {
  private bytesBeforeGrant = 0
  private burstBytesLeft: number
  private countedAtMs: number

  constructor(private readonly options: { limits: RtmpLimits; clock: Clock }) {
    this.burstBytesLeft = this.mostBurstBytes
    this.countedAtMs = options.clock()
  }

  /** Why the connection must end; null when what came is within its limits. */
  count(bytes: number, { hasGrant }: { hasGrant: boolean }): Excess | null {
    const { limits } = this.options
    if (hasGrant) return this.spend(bytes) ? null : 'too_fast'
    this.bytesBeforeGrant += bytes
    return this.bytesBeforeGrant > limits.bytesBeforeGrant ? 'too_much_before_grant' : null
  }

  private spend(bytes: number) {
    const nowMs = this.options.clock()
    const refill = (Math.max(0, nowMs - this.countedAtMs) / 1000) * this.bytesPerSecond
    this.countedAtMs = nowMs
    this.burstBytesLeft = Math.min(this.mostBurstBytes, this.burstBytesLeft + refill) - bytes
    return this.burstBytesLeft >= 0
  }

  private get bytesPerSecond() {
    return this.options.limits.publisherBitsPerSecond / 8
  }

  private get mostBurstBytes() {
    return this.bytesPerSecond * this.options.limits.publisherBurstSeconds
  }
}
