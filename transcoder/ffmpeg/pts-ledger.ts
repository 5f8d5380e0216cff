import { ticksPerMs } from '../flv/flv-tag'

/** Ten seconds at 60 frames a second: far more than an encoder without look-ahead holds. */
const mostEntries = 600

/** Remembers each frame's exact time while it is at the encoder, which knows milliseconds only. */
export class PtsLedger {
  private readonly ticksByMs = new Map<number, number>()

  note(ticks: number) {
    this.ticksByMs.set(toMs(ticks), ticks)
    if (this.ticksByMs.size <= mostEntries) return
    for (const oldest of this.ticksByMs.keys()) {
      this.ticksByMs.delete(oldest)
      return
    }
  }

  /** The time that was noted, or the nearest that its milliseconds can say. */
  restore(ticks: number) {
    return this.ticksByMs.get(toMs(ticks)) ?? ticks
  }
}

const toMs = (ticks: number) => Math.round(ticks / ticksPerMs)
