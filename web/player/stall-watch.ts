/** What to do about a picture that stands still although the class is on air. */
export type StallAction = 'none' | 'wake' | 'fail'

export const stalledAfterMs = 1_500
const wakeAfterMs = 2_500
const failAfterMs = 6_000

/** Notices a clock that does not move: wakes the engine once, then gives the load up. */
export class StallWatch {
  #positionSeconds = Number.NaN
  #movedAtMs = 0
  #hasWoken = false

  /** Counts from now, as after a load or a pause. */
  restart(nowMs: number) {
    this.#movedAtMs = nowMs
    this.#hasWoken = false
  }

  stillMs(nowMs: number) {
    return nowMs - this.#movedAtMs
  }

  look(positionSeconds: number, nowMs: number): StallAction {
    if (positionSeconds !== this.#positionSeconds) {
      this.#positionSeconds = positionSeconds
      this.restart(nowMs)
      return 'none'
    }
    const stillMs = this.stillMs(nowMs)
    if (stillMs >= failAfterMs) {
      this.restart(nowMs)
      return 'fail'
    }
    if (stillMs < wakeAfterMs || this.#hasWoken) return 'none'
    this.#hasWoken = true
    return 'wake'
  }
}
