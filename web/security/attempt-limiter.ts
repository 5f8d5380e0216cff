import type { Clock } from '@/common/clock'

interface AttemptLimiterOptions {
  clock: Clock
  /** How long a failed attempt counts. */
  windowMs: number
  mostAnAddress: number
  /** Of all addresses together: whoever can make up addresses gains nothing by it. */
  mostInAll: number
}

interface Failure {
  address: string
  atMs: number
}

/** Counts failed attempts over the last minutes, so that guessing stays slow. Bounded by `mostInAll`. */
export class AttemptLimiter {
  private failures: Failure[] = []

  constructor(private readonly options: AttemptLimiterOptions) {}

  /** How long this address has to wait; 0 when it may try now. */
  waitMs(address: string) {
    const { clock, windowMs, mostAnAddress, mostInAll } = this.options
    const nowMs = clock()
    this.failures = this.failures.filter(({ atMs }) => nowMs - atMs < windowMs)
    const own = this.failures.filter((failure) => failure.address === address)
    const oldest = [own.at(-mostAnAddress), this.failures.at(-mostInAll)]
    return Math.max(0, ...oldest.map((failure) => (failure ? failure.atMs + windowMs - nowMs : 0)))
  }

  noteFailure(address: string) {
    this.failures.push({ address, atMs: this.options.clock() })
    if (this.failures.length > this.options.mostInAll) this.failures.shift()
  }
}
