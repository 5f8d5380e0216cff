import type { Clock } from '@/common/clock'

interface AttemptLimiterOptions {
  clock: Clock
  /** How long an attempt counts. */
  windowMs: number
  /** Attempts by one key in that time. */
  most: number
}

/** Bounds the memory of it: the key that was seen longest ago is forgotten first. */
const mostKeys = 50_000

/** Counts attempts by a key, as an address or an account, so that guessing stays slow. */
export class AttemptLimiter {
  private readonly attempts = new Map<string, number[]>()

  constructor(private readonly options: AttemptLimiterOptions) {}

  /** Counts an attempt; false, and not counted, when there were too many of late. */
  begin(key: string): boolean {
    const nowMs = this.options.clock()
    const counted = this.countedOf(key, nowMs)
    this.attempts.delete(key)
    const mayTry = counted.length < this.options.most
    if (mayTry) counted.push(nowMs)
    this.attempts.set(key, counted)
    const [oldest] = this.attempts.keys()
    if (this.attempts.size > mostKeys && oldest !== undefined) this.attempts.delete(oldest)
    return mayTry
  }

  /** Takes the last attempt back: it was none at guessing. */
  forgive(key: string) {
    this.attempts.get(key)?.pop()
  }

  /** In their order, and changed in place: an address may have tens of thousands. */
  private countedOf(key: string, nowMs: number) {
    const attempts = this.attempts.get(key) ?? []
    const first = attempts.findIndex((atMs) => nowMs - atMs < this.options.windowMs)
    attempts.splice(0, first === -1 ? attempts.length : first)
    return attempts
  }
}
