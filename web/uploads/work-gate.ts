import { DomainError } from '@/domain/domain-error'

interface WorkGateOptions {
  /** How many are worked on at the same time. */
  atOnce: number
  /** How many may wait for that; who comes on top is asked to come again. */
  mostWaiting: number
}

/** Bounds work that takes processor and memory, so that many who ask for it at once do not take all. */
export class WorkGate {
  private running = 0
  private readonly waiting: (() => void)[] = []

  constructor(private readonly options: WorkGateOptions) {}

  /** Does the work when it is its turn. Throws DomainError `busy` when too many wait already. */
  async run<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.running >= this.options.atOnce) {
      if (this.waiting.length >= this.options.mostWaiting) throw new DomainError('busy')
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    } else {
      this.running += 1
    }
    try {
      return await work()
    } finally {
      // Whoever waited longest takes over the place that is counted already.
      const next = this.waiting.shift()
      if (next) next()
      else this.running -= 1
    }
  }
}
