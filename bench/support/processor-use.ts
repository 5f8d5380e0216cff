import { cpus } from 'node:os'
import { monotonicMs } from './monotonic-ms'
import { readCpuSeconds } from './process-cost'

/** How many processors these processes and all below them keep busy, from now until it is read. */
export function measureProcessors(processIds: readonly number[]) {
  const read = () => processIds.reduce((sum, id) => sum + readCpuSeconds(id), 0)
  const [beforeSeconds, startedAtMs] = [read(), monotonicMs()]
  return () => (read() - beforeSeconds) / ((monotonicMs() - startedAtMs) / 1000)
}

/** The share of the machine's time in which it did anything at all, from now until it is read. */
export function measureMachine() {
  const before = readTimes()
  return () => {
    const now = readTimes()
    return 1 - (now.idle - before.idle) / (now.all - before.all)
  }
}

function readTimes() {
  const times = cpus().map((processor) => processor.times)
  const idle = times.reduce((sum, time) => sum + time.idle, 0)
  const all = times.flatMap((time) => Object.values(time)).reduce((sum, time) => sum + time, 0)
  return { idle, all }
}
