const firstMs = 500
const longestMs = 30_000
/** A program that ran this long before it died is waited for the shortest time again. */
const runsWellAfterMs = 60_000

/** How long to wait before a program that died is started again: ever longer, without giving up. */
export class RestartDelay {
  private deathsInRow = 0

  constructor(private readonly shortestMs = firstMs) {}

  /** Deaths in a row, without a run that went well between them. */
  get deaths() {
    return this.deathsInRow
  }

  /** What happened so far counts no more, as after a change of the program's code. */
  reset() {
    this.deathsInRow = 0
  }

  /** The wait after a run, both in ms. */
  afterRunOf(ranForMs: number) {
    this.deathsInRow = ranForMs >= runsWellAfterMs ? 1 : this.deathsInRow + 1
    return Math.min(longestMs, this.shortestMs * 2 ** (this.deathsInRow - 1))
  }
}
