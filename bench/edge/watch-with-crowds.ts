import { setTimeout as wait } from 'node:timers/promises'
import { monotonicMs } from '../support/monotonic-ms'
import { measureMachine, measureProcessors } from '../support/processor-use'
import { Crowd } from './crowd'
import type { CrowdReport } from './crowd-messages'

interface WatchOptions {
  playlistUrl: string
  viewers: number
  roundTripMs: number
  /** Over which the viewers are spread. */
  processes: number
  seconds: number
  /** The processes whose CPU is measured meanwhile, by what they are. */
  programs: { mediaNode: number; edge: number }
  report(fraction: number): void
}

const joinSeconds = 10
/** Who has just joined catches up; that is not what is measured. */
const settleMs = 3_000
const tellEveryMs = 500

/** Lets viewers watch for a while; gives what they saw, and who was busy with it. */
export async function watchWithCrowds(options: WatchOptions) {
  const { hostname: host, port, pathname: path } = new URL(options.playlistUrl)
  const { viewers, roundTripMs, processes, seconds, programs } = options
  const crowds = Array.from({ length: processes }, (_, index) => {
    const share = Math.floor((viewers + index) / processes)
    const where = { host, port: Number(port), path }
    return new Crowd({ ...where, viewers: share, roundTripMs, joinSeconds })
  })
  try {
    await Promise.all(crowds.map((crowd) => crowd.untilJoined()))
    await wait(settleMs)
    const generators = crowds.map((crowd) => measureProcessors([crowd.processId]))
    const [node, edge] = [[programs.mediaNode], [programs.edge]].map(measureProcessors)
    const machine = measureMachine()
    for (const crowd of crowds) crowd.beginToMeasure()
    const fromMs = monotonicMs()
    for (let nowMs = fromMs; nowMs < fromMs + seconds * 1000; nowMs = monotonicMs()) {
      options.report((nowMs - fromMs) / (seconds * 1000))
      await wait(tellEveryMs)
    }
    const window = { fromMs, toMs: monotonicMs() }
    const busy = {
      generator_processors_most: Math.max(...generators.map((read) => read())),
      edge_processors: edge?.() ?? 0,
      media_node_processors: node?.() ?? 0,
      machine_busy_share: machine(),
    }
    const reports: CrowdReport[] = await Promise.all(crowds.map((crowd) => crowd.report()))
    return { window, busy, reports }
  } finally {
    for (const crowd of crowds) crowd.close()
  }
}
