import type { OwnedStack } from '@/tests/support/stack'
import { slopeOf } from '../support/slope'
import { type ProgramName, type ProgramSamples, samplePrograms } from './program-samples'

const everyMs = 5_000
const megabyte = 1_000_000
const hourMs = 3_600_000
/** The share of the time in which windows and caches fill. */
const warmUpShare = 0.25

interface TimedSamples {
  atMs: number
  programs: ProgramSamples
}

/** Follows the memory of a stack's programs. */
export class ProgramWatch {
  private readonly samples: TimedSamples[] = []
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly stack: OwnedStack) {}

  start() {
    this.take()
    this.timer = setInterval(() => this.take(), everyMs)
  }

  stop() {
    if (this.timer) clearInterval(this.timer)
    this.timer = null
  }

  /** MB, and MB an hour: the slope of all samples after the warm-up. */
  describeMemory(name: ProgramName) {
    const [first, last] = [this.samples[0]?.atMs ?? 0, this.samples.at(-1)?.atMs ?? 0]
    const warmAtMs = first + (last - first) * warmUpShare
    const points = this.samples.map(({ atMs, programs }) => ({
      x: atMs / hourMs,
      y: programs[name].residentBytes / megabyte,
    }))
    return {
      start_mb: points[0]?.y ?? 0,
      end_mb: points.at(-1)?.y ?? 0,
      slope_mb_per_hour: slopeOf(points.filter(({ x }) => x >= warmAtMs / hourMs)),
    }
  }

  private take() {
    this.samples.push({ atMs: performance.now(), programs: samplePrograms(this.stack) })
  }
}
