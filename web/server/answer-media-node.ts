import { broadcastLogId } from '@/common/broadcast-log-id'
import {
  type AuthoriseAnswer,
  authorisePath,
  authoriseRequestSchema,
  replayRulePath,
  replayRuleRequestSchema,
  reportsPath,
  reportsRequestSchema,
} from '@/common/media-contract'
import { sealSimulcastOrders } from '@/common/simulcast-orders'
import { authorisePublish } from '@/domain/broadcast/authorise-publish'
import { findReplayRule } from '@/domain/broadcast/find-replay-rule'
import { recordReports } from '@/domain/broadcast/record-reports'
import { listSimulcastOrders } from '@/domain/simulcast/list-simulcast-orders'
import { answer } from './answer'
import { domainContext, type Portal } from './portal'
import { readSignedRequest } from './read-signed-request'

/** `POST /api/media/authorise`: may this key go on air, and as which broadcast? */
export function answerAuthorise(request: Request, portal: Portal) {
  return answer({ portal, route: authorisePath }, async () => {
    const asked = await readSignedRequest(request, { portal, schema: authoriseRequestSchema })
    const decision = await authorisePublish({ ...domainContext(portal), ...asked })
    const outcome = decision.outcome === 'granted' ? 'granted' : decision.reason
    portal.metrics.publishDecisions.inc({ outcome })
    const broadcast =
      decision.outcome === 'granted' ? broadcastLogId(decision.broadcastId) : undefined
    portal.log.info({ nodeName: asked.nodeName, outcome, broadcast }, 'publish decided')
    if (decision.outcome === 'refused') return Response.json(decision)
    const broadcastIds = [decision.broadcastId]
    const simulcast = await sealOrders(portal, { nodeName: asked.nodeName, broadcastIds })
    const granted: AuthoriseAnswer = { ...decision, simulcast }
    return Response.json(granted)
  })
}

/** `POST /api/media/reports`: what became of the broadcasts of a node, and its sign of life. */
export function answerReports(request: Request, portal: Portal) {
  return answer({ portal, route: reportsPath }, async () => {
    const reported = await readSignedRequest(request, { portal, schema: reportsRequestSchema })
    const { recorded, reports } = await recordReports({
      ...domainContext(portal),
      request: reported,
    })
    for (const { broadcastId, event } of reports) {
      const broadcast = broadcastLogId(broadcastId)
      portal.log.info({ nodeName: reported.nodeName, broadcast, ...event }, 'broadcast event')
    }
    portal.metrics.reportsRecorded.inc(recorded)
    return Response.json({ recorded, simulcast: await sealOrders(portal, reported) })
  })
}

/** Where a node's broadcasts are sent on to, for it alone to read; undefined when it asks for none. */
async function sealOrders(portal: Portal, asked: { nodeName: string; broadcastIds: string[] }) {
  const { nodeName, broadcastIds } = asked
  if (broadcastIds.length === 0) return undefined
  const { ACCOUNT_SECRET, MEDIA_SECRET } = portal.settings
  const orders = { nodeName, broadcastIds, accountSecret: ACCOUNT_SECRET }
  return sealSimulcastOrders(await listSimulcastOrders({ db: portal.db, ...orders }), MEDIA_SECRET)
}

/** `POST /api/media/replay-rule`: what of a recording may be watched. */
export function answerReplayRule(request: Request, portal: Portal) {
  return answer({ portal, route: replayRulePath }, async () => {
    const schema = replayRuleRequestSchema
    const { broadcastId } = await readSignedRequest(request, { portal, schema })
    return Response.json(await findReplayRule({ ...domainContext(portal), broadcastId }))
  })
}
