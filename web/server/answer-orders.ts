import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { systemClock } from '@/common/clock'
import {
  type OrdersAnswer,
  ordersHeldForMs,
  ordersPath,
  ordersRequestSchema,
} from '@/common/media-contract'
import { sortOrders } from '@/common/sort-orders'
import { listAccessChanges } from '@/domain/broadcast/list-access-changes'
import { listEndedBroadcasts } from '@/domain/broadcast/list-ended-broadcasts'
import { listKeyChanges } from '@/domain/broadcast/list-key-changes'
import { listStoppedBroadcasts } from '@/domain/broadcast/list-stopped-broadcasts'
import { listWithdrawnEmbeds } from '@/domain/broadcast/list-withdrawn-embeds'
import { answer } from './answer'
import { domainContext, type Portal } from './portal'
import { portalCache } from './portal-cache'
import { readSignedRequest } from './read-signed-request'

/** An administrator's word takes effect within 2 s: this, the way to the node, and what follows there. */
const lookEveryMs = 500
/** Those who wait look at about the same time, and wait in real time. */
const cacheOf = portalCache<OrdersAnswer>({ lifeMs: 100, clock: systemClock })

/**
 * `POST /api/media/orders`: what holds for every media node and edge. Who knows it already is answered when
 * it changes, or after a while all the same: so a change is heard of soon, and many who wait cost little.
 */
export function answerOrders(request: Request, portal: Portal) {
  return answer({ portal, route: ordersPath }, async () => {
    const schema = ordersRequestSchema
    const { knownVersion } = await readSignedRequest(request, { portal, schema })
    const heldUntilMs = performance.now() + ordersHeldForMs
    let orders = await look(portal)
    while (orders.version === knownVersion && performance.now() < heldUntilMs) {
      await wait(lookEveryMs)
      if (request.signal.aborted) break
      orders = await look(portal)
    }
    return Response.json(orders)
  })
}

const look = (portal: Portal) => cacheOf(portal).get('', () => readOrders(portal))

async function readOrders(portal: Portal): Promise<OrdersAnswer> {
  const context = domainContext(portal)
  const [stoppedBroadcastIds, endedBroadcastIds, keyChanges, withdrawnEmbedIds, accessChanges] =
    await Promise.all([
      listStoppedBroadcasts(context),
      listEndedBroadcasts(context),
      listKeyChanges(context),
      listWithdrawnEmbeds(context),
      listAccessChanges(context),
    ])
  const orders = sortOrders({
    ...{ stoppedBroadcastIds, endedBroadcastIds, keyChanges },
    ...{ withdrawnEmbedIds, accessChanges },
  })
  const version = createHash('sha256').update(JSON.stringify(orders)).digest('base64url')
  return { version, ...orders }
}
