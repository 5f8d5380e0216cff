import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { Viewer } from '../support/viewers/viewer'
import type { ViewerProblem } from '../support/viewers/viewer-observer'
import { ViewerPlace } from '../support/viewers/viewer-place'
import { type CrowdReport, crowdCommandSchema, crowdOrderSchema } from './crowd-messages'

/** A program of its own: many viewers of one broadcast, and what they got. */
const { host, port, path, viewers, roundTripMs, joinSeconds } = crowdOrderSchema.parse(
  JSON.parse(process.argv[2] ?? ''),
)
const mostProblemsTold = 20
const eventLoopDelay = monitorEventLoopDelay({ resolution: 5 })
const reloads: Record<string, number[]> = {}
const problems: ViewerProblem[] = []
let [requests, problemsCount, watching] = [0, 0, 0]
const place = new ViewerPlace({ host, port, roundTripMs })

const crowd = Array.from({ length: viewers }, () => {
  let hasMedia = false
  return new Viewer({
    ...{ place, path },
    observer: {
      onReload: (target, { askedAtMs, firstByteAtMs, lastByteAtMs }) => {
        requests += 1
        reloads[target] ??= []
        reloads[target].push(askedAtMs, firstByteAtMs, lastByteAtMs)
      },
      onMedia: () => {
        requests += 1
        if (hasMedia) return
        hasMedia = true
        watching += 1
        if (watching === viewers) process.send?.({ type: 'joined' })
      },
      onProblem: (problem) => {
        problemsCount += 1
        if (problems.length < mostProblemsTold) problems.push(problem)
      },
    },
  })
})

function beginToMeasure() {
  requests = 0
  eventLoopDelay.enable()
}

function stop() {
  eventLoopDelay.disable()
  for (const viewer of crowd) viewer.stop()
  const report: CrowdReport = {
    ...{ type: 'report', reloads, requests, problems, problemsCount },
    eventLoopDelayP99Ms: eventLoopDelay.percentile(99) / 1e6,
    eventLoopDelayMostMs: eventLoopDelay.max / 1e6,
  }
  process.send?.(report, () => process.exit(0))
}

process.on('disconnect', () => process.exit(1))
process.on('message', (message) => {
  if (crowdCommandSchema.parse(message) === 'measure') beginToMeasure()
  else stop()
})
const watched: Promise<void>[] = []
for (const viewer of crowd) {
  watched.push(viewer.watch())
  await wait((joinSeconds * 1000) / viewers)
}
await Promise.all(watched)
