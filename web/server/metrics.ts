import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { collectProcessMetrics } from '@/common/process-metrics'

const requestBuckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** Everything that the portal tells Prometheus, in a registry of its own. */
export function createPortalMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectProcessMetrics(registry)
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'seedling_portal_request_seconds',
      help: 'Time to answer a request to the API, by route and status.',
      labelNames: ['route', 'status'],
      buckets: requestBuckets,
      registers,
    }),
    publishDecisions: new Counter({
      name: 'seedling_portal_publish_decisions_total',
      help: 'Answers to media nodes that asked whether to take a publisher, by outcome.',
      labelNames: ['outcome'],
      registers,
    }),
    reportsRecorded: new Counter({
      name: 'seedling_portal_reports_recorded_total',
      help: 'Reports of media nodes that were taken, each once.',
      registers,
    }),
    databaseSeconds: new Gauge({
      name: 'seedling_portal_database_seconds',
      help: 'Time that the database took to answer the query behind these figures.',
      registers,
    }),
    databaseConnections: new Gauge({
      name: 'seedling_portal_database_connections',
      help: 'Connections to the database, by state; waiting: queries that have none yet.',
      labelNames: ['state'],
      registers,
    }),
    signIns: new Counter({
      name: 'seedling_portal_sign_ins_total',
      help: 'Attempts to sign in, by way (password, code, second_factor) and outcome.',
      labelNames: ['way', 'outcome'],
      registers,
    }),
    broadcasts: new Gauge({
      name: 'seedling_broadcasts',
      help: 'Broadcasts of classes that are not over, by the state that counts now.',
      labelNames: ['state'],
      registers,
    }),
    nodeSeenAt: new Gauge({
      name: 'seedling_media_node_seen_timestamp_seconds',
      help: 'Last sign of life of each media node.',
      labelNames: ['node'],
      registers,
    }),
  }
}

export type PortalMetrics = ReturnType<typeof createPortalMetrics>
