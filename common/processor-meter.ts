import { cpus } from 'node:os'

/** How busy the machine is, its ffmpeg children and all others included. */
export class ProcessorMeter {
  private last = readTimes()

  /** Share of all processors that was busy since the last read, 0 to 1; undefined without time between. */
  readShare() {
    const now = readTimes()
    const elapsed = now.total - this.last.total
    if (elapsed <= 0) return undefined
    const share = (now.busy - this.last.busy) / elapsed
    this.last = now
    return Math.min(1, Math.max(0, share))
  }

  get processors() {
    return cpus().length
  }
}

function readTimes() {
  let total = 0
  let idle = 0
  for (const { times } of cpus()) {
    total += times.user + times.nice + times.sys + times.idle + times.irq
    idle += times.idle
  }
  return { total, busy: total - idle }
}
