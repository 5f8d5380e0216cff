/** A publisher's clock that leaps by more has been set anew. */
const longestStepMs = 5_000
/** So that what comes a little earlier than the first frame is not before all time. */
const beginsAtMs = 10_000

/** Makes one line of a publisher's milliseconds, which may leap, and begin anew when it comes back. */
export class SendingTime {
  private offsetMs: number | null = null
  private lastGivenMs = 0
  private lastMs = beginsAtMs

  place(givenMs: number) {
    const { offsetMs, lastGivenMs } = this
    const hasLeapt = Math.abs(givenMs - lastGivenMs) > longestStepMs
    const held = offsetMs === null || hasLeapt ? this.lastMs - givenMs : offsetMs
    this.offsetMs = held
    this.lastGivenMs = givenMs
    const placedMs = givenMs + held
    this.lastMs = Math.max(this.lastMs, placedMs)
    return placedMs
  }

  /** What comes next begins anew, so much later than what came last. */
  restart(afterMs: number) {
    this.offsetMs = null
    this.lastMs += afterMs
  }
}
