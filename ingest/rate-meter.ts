interface Sample {
  atMs: number
  total: number
}

const windowMs = 5_000
/** Reads that follow each other closer add nothing but noise. */
const shortestStepMs = 500

/** Turns a total that only rises into its rate over the last few seconds. */
export class RateMeter {
  private readonly samples: Sample[]

  constructor(first: Sample) {
    this.samples = [first]
  }

  perSecond({ atMs, total }: Sample) {
    while (this.samples[1] && atMs - this.samples[1].atMs >= windowMs) this.samples.shift()
    const [oldest, newest] = [this.samples[0], this.samples.at(-1)]
    if (!newest || atMs - newest.atMs >= shortestStepMs) this.samples.push({ atMs, total })
    if (!oldest || atMs <= oldest.atMs) return 0
    return Math.max(0, ((total - oldest.total) * 1000) / (atMs - oldest.atMs))
  }
}
