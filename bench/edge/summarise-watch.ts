import { isMovingDocument, type OriginObject } from '../support/origin-record'
import type { CrowdReport } from './crowd-messages'
import { summariseReloads } from './summarise-reloads'

interface Watched {
  viewers: number
  roundTripMs: number
  seconds: number
  record: ReadonlyMap<string, OriginObject>
  reports: readonly CrowdReport[]
  window: { fromMs: number; toMs: number }
  busy: Record<
    | 'generator_processors_most'
    | 'edge_processors'
    | 'media_node_processors'
    | 'machine_busy_share',
    number
  >
}

/** The figures of the measurement: times in ms, processors as how many were busy. */
export function summariseWatch(watched: Watched) {
  const { viewers, roundTripMs, seconds, record, reports, window, busy } = watched
  const objects = [...record].filter(([target]) => !isMovingDocument(target))
  const fetches = objects.map(([, object]) => object.fetches)
  const requests = reports.reduce((sum, report) => sum + report.requests, 0)
  const figures = {
    viewers_count: viewers,
    round_trip_ms: roundTripMs,
    seconds_measured: seconds,
    requests_per_second: requests / ((window.toMs - window.fromMs) / 1000),
    objects_count: objects.length,
    fetches_count: fetches.reduce((sum, count) => sum + count, 0),
    fetches_per_object_most: Math.max(...fetches),
    refusals_by_origin_count: objects.filter(([, object]) => object.isRefused).length,
    ...summariseReloads({ reports, record, window }),
    errors_count: reports.reduce((sum, report) => sum + report.problemsCount, 0),
    ...busy,
    edge_cpu_ms_per_viewer_second: (busy.edge_processors * 1000) / viewers,
    generator_event_loop_delay_p99_ms: Math.max(...reports.map((r) => r.eventLoopDelayP99Ms)),
    generator_event_loop_delay_most_ms: Math.max(...reports.map((r) => r.eventLoopDelayMostMs)),
  }
  const again = objects.flatMap(([path, { fetches }]) =>
    fetches > 1 ? [{ kind: 'fetched again', path, detail: `${fetches} times` }] : [],
  )
  return { figures, errors: [...reports.flatMap(({ problems }) => problems), ...again] }
}
