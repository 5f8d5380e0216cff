import { setTimeout as wait } from 'node:timers/promises'
import { FilePublisher } from '../support/file-publisher'
import { readCpuSeconds, readResidentBytes } from '../support/process-cost'

export interface Load {
  path: string
  rtmpAddresses: readonly string[]
  /** The server that they publish to. */
  processId: number
  seconds: number
  /** Resolves when all publishers' media can be played. */
  untilOnAir(): Promise<unknown>
}

/** Publishers that begin at once would cut their segments at once, which no day does. */
const betweenStartsMs = 150
const looksEveryMs = 5_000
const megabyte = 1_000_000

/** What a server costs while all publish: CPU seconds a minute of one stream, and its largest size. */
export async function measureLoad({ path, rtmpAddresses, processId, seconds, untilOnAir }: Load) {
  const publishers: FilePublisher[] = []
  try {
    for (const rtmpAddress of rtmpAddresses) {
      publishers.push(new FilePublisher({ path, rtmpAddress }))
      await wait(betweenStartsMs)
    }
    await untilOnAir()
    const before = readCpuSeconds(processId)
    const startedAtMs = performance.now()
    let mostBytes = 0
    while (performance.now() - startedAtMs < seconds * 1000) {
      await wait(looksEveryMs)
      mostBytes = Math.max(mostBytes, readResidentBytes(processId))
    }
    for (const publisher of publishers) publisher.expectRunning()
    const minutes = (performance.now() - startedAtMs) / 60_000
    const cpuSeconds = readCpuSeconds(processId) - before
    return {
      cpuSecondsPerStreamMinute: cpuSeconds / minutes / publishers.length,
      residentMegabytes: mostBytes / megabyte,
    }
  } finally {
    await Promise.all(publishers.map((publisher) => publisher.stop()))
  }
}
