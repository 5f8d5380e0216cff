import { countBroadcasts } from '@/domain/broadcast/count-broadcasts'
import { countConnections } from '@/prisma/database'
import { domainContext, type Portal } from './portal'

/** `GET /metrics`: Prometheus text. Without the database it says what the process itself knows. */
export async function answerMetrics(portal: Portal) {
  const { metrics, log } = portal
  metrics.broadcasts.reset()
  metrics.nodeSeenAt.reset()
  for (const [state, count] of Object.entries(countConnections(portal.db))) {
    metrics.databaseConnections.set({ state }, count)
  }
  try {
    const startedMs = performance.now()
    const { byState, nodesSeenAt } = await countBroadcasts(domainContext(portal))
    metrics.databaseSeconds.set((performance.now() - startedMs) / 1000)
    for (const [state, count] of Object.entries(byState)) metrics.broadcasts.set({ state }, count)
    for (const [node, seenAt] of nodesSeenAt) {
      metrics.nodeSeenAt.set({ node }, seenAt.getTime() / 1000)
    }
  } catch (error) {
    log.warn({ err: error }, 'database does not answer')
  }
  return new Response(await metrics.registry.metrics(), {
    headers: { 'content-type': metrics.registry.contentType, 'cache-control': 'no-store' },
  })
}
