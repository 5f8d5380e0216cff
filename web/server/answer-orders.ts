import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { systemClock } from '@/common/clock'
import {
  type OrdersAnswer,
  ordersHeldForMs,
  ordersPath,
  ordersRequestSchema,
} from '@/common/media-contract'
import { listAccessChanges } from '@/domain/broadcast/list-access-changes'
import { listEndedBroadcasts } from '@/domain/broadcast/list-ended-broadcasts'
import { listStoppedBroadcasts } from '@/domain/broadcast/list-stopped-broadcasts'
import { listWithdrawnEmbeds } from '@/domain/broadcast/list-withdrawn-embeds'
import { answer } from './answer'
import { domainContext, type Portal } from './portal'
import { readSignedRequest } from './read-signed-request'
import { ShortCache } from './short-cache'

/** An administrator's word takes effect within 2 s: this, the way to the node, and what follows there. */
const lookEveryMs = 500
/** Those who wait look at about the same time. */
const lifeMs = 100

const caches = new WeakMap<Portal, ShortCache<OrdersAnswer>>()

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

function look(portal: Portal) {
  const cache =
    caches.get(portal) ?? new ShortCache({ clock: systemClock, lifeMs, longestEntries: 1 })
  caches.set(portal, cache)
  return cache.get('', () => readOrders(portal))
}

async function readOrders(portal: Portal): Promise<OrdersAnswer> {
  const context = domainContext(portal)
  const [stopped, ended, withdrawn, changes] = await Promise.all([
    listStoppedBroadcasts(context),
    listEndedBroadcasts(context),
    listWithdrawnEmbeds(context),
    listAccessChanges(context),
  ])
  const orders = {
    stoppedBroadcastIds: stopped.toSorted(),
    endedBroadcastIds: ended.toSorted(),
    withdrawnEmbedIds: withdrawn.toSorted(),
    accessChanges: changes.toSorted((one, other) => (one.broadcastId < other.broadcastId ? -1 : 1)),
  }
  return { version: versionOf(orders), ...orders }
}

const versionOf = (orders: Omit<OrdersAnswer, 'version'>) =>
  createHash('sha256').update(JSON.stringify(orders)).digest('base64url')
