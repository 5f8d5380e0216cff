/** Lets something be said now and then that a broken encoder would make us say with every frame. */
export class OnceInAWhile {
  private lastAtMs: number | null = null

  constructor(private readonly everyMs: number) {}

  /** True when it may be said now; then not again for a while. */
  isDue(nowMs: number) {
    if (this.lastAtMs !== null && Math.abs(nowMs - this.lastAtMs) < this.everyMs) return false
    this.lastAtMs = nowMs
    return true
  }
}
