/** How the node is doing at one moment. */
export interface Load {
  /** How far the slowest ladder is behind its source; undefined while none is running. */
  lagMs: number | undefined
  /** Share of all processors that is busy, 0 to 1; undefined when it is not known. */
  cpuShare: number | undefined
}

/**
 * A lag is the shortage itself, wherever it comes from: ffmpeg is niced, so the processors may be
 * wholly busy without harm, and in a container their figures may be another machine's.
 */
export const lagLimitMs = 1_000
/** A publisher's burst is worked off sooner. */
export const shortForMs = 6_000
/** What was given up needs this long to show. */
export const settleMs = 8_000
/** Far below the limit, so that what is given back does not at once bring the shortage back. */
const easyLagMs = 300
const easyCpuShare = 0.7
export const restoreAfterMs = 60_000
/** Given back and given up again within this time, it was too early: the next wait is twice as long. */
export const provenAfterMs = 180_000
export const longestRestoreAfterMs = 16 * 60_000

/** When to give a rendition up, and when to give one back. Rules on the times it is told, no timer. */
export class SheddingPace {
  private shortSinceMs: number | null = null
  private easySinceMs: number | null = null
  private shedAtMs = Number.NEGATIVE_INFINITY
  /** When something was given back that has not held for long yet. */
  private unprovenSinceMs: number | null = null
  private waitMs = restoreAfterMs

  decide(load: Load, { nowMs, isShedding }: { nowMs: number; isShedding: boolean }) {
    this.note(load, nowMs)
    this.judgeRestoring(nowMs)
    if (this.isShort(nowMs)) {
      this.shedAtMs = nowMs
      return 'shed'
    }
    if (!isShedding || !this.isEasy(nowMs)) return 'hold'
    this.unprovenSinceMs = nowMs
    this.easySinceMs = null
    return 'restore'
  }

  private judgeRestoring(nowMs: number) {
    if (this.unprovenSinceMs === null) return
    if (this.isShort(nowMs)) this.waitMs = Math.min(this.waitMs * 2, longestRestoreAfterMs)
    else if (nowMs - this.unprovenSinceMs >= provenAfterMs) this.waitMs = restoreAfterMs
    else return
    this.unprovenSinceMs = null
  }

  private note({ lagMs = 0, cpuShare = 0 }: Load, nowMs: number) {
    const isShort = lagMs > lagLimitMs
    const isEasy = lagMs <= easyLagMs && cpuShare <= easyCpuShare
    this.shortSinceMs = isShort ? (this.shortSinceMs ?? nowMs) : null
    this.easySinceMs = isEasy ? (this.easySinceMs ?? nowMs) : null
  }

  private isShort(nowMs: number) {
    if (this.shortSinceMs === null || nowMs - this.shortSinceMs < shortForMs) return false
    return nowMs - this.shedAtMs >= settleMs
  }

  private isEasy(nowMs: number) {
    return this.easySinceMs !== null && nowMs - this.easySinceMs >= this.waitMs
  }
}
