/** A pause of the source this long says nothing about the worker: it had nothing to do. */
const sourcePauseMs = 1_000

/** Notices a worker that takes work and gives nothing back. Rules on the times it is told, no timer. */
export class HangWatch {
  private waitingSinceMs: number | null = null
  private newestInputMs = 0

  constructor(private readonly patienceMs: number) {}

  noteInput(nowMs: number) {
    const isAfterPause = nowMs - this.newestInputMs > sourcePauseMs
    if (this.waitingSinceMs === null || isAfterPause) this.waitingSinceMs = nowMs
    this.newestInputMs = nowMs
  }

  noteOutput() {
    this.waitingSinceMs = null
  }

  isHung(nowMs: number) {
    return this.waitingSinceMs !== null && nowMs - this.waitingSinceMs > this.patienceMs
  }
}
