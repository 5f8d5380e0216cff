import type { OrdersAnswer } from './media-contract'

type Orders = Omit<OrdersAnswer, 'version'>

/** The same orders read the same, however a database or a set lists them. */
export const sortOrders = (orders: Orders): Orders => ({
  stoppedBroadcastIds: orders.stoppedBroadcastIds.toSorted(),
  endedBroadcastIds: orders.endedBroadcastIds.toSorted(),
  withdrawnEmbedIds: orders.withdrawnEmbedIds.toSorted(),
  keyChanges: byBroadcast(orders.keyChanges),
  accessChanges: byBroadcast(orders.accessChanges),
})

const byBroadcast = <Change extends { broadcastId: string }>(changes: Change[]) =>
  changes.toSorted((one, other) => (one.broadcastId < other.broadcastId ? -1 : 1))
