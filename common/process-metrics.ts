import { collectDefaultMetrics, type Registry } from 'prom-client'

/**
 * How often event-loop delay is sampled, in milliseconds. Each sample wakes the process: at the
 * usual 10 ms that was a third of what an idle media node took. What keeps media waiting is still seen.
 */
export const delayResolutionMs = 50

/** What Prometheus is told of any program of ours: processor time, memory, event-loop delay. */
export function collectProcessMetrics(registry: Registry) {
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: delayResolutionMs })
}
