import { z } from 'zod'
import { broadcastIdPattern } from './media-path'
import { sealText, unsealText } from './sealed-text'
import { longestSimulcastAddress } from './simulcast-address'
import { mostSimulcastTargets, simulcastTargetId } from './simulcast-health'

export const longestSimulcastKey = 300

export const simulcastTargetSchema = z.object({
  id: simulcastTargetId,
  address: z.string().max(longestSimulcastAddress),
  streamKey: z.string().min(1).max(longestSimulcastKey),
})
export type SimulcastTarget = z.infer<typeof simulcastTargetSchema>

const ordersSchema = z.array(
  z.object({
    broadcastId: z.string().regex(broadcastIdPattern),
    targets: z.array(simulcastTargetSchema).max(mostSimulcastTargets),
  }),
)
/** Where broadcasts are sent on to; one that is not named is sent nowhere. */
export type SimulcastOrders = z.infer<typeof ordersSchema>

const purpose = 'simulcast orders'

/**
 * The portal's answers are not signed, and inside an installation they may go over plain HTTP: stream keys of
 * others, and where they are sent, are sealed so that a node alone can read them and nobody can change them.
 */
export const sealSimulcastOrders = (orders: SimulcastOrders, secret: string) =>
  sealText(JSON.stringify(orders), { purpose, secret })

/** Throws when they were sealed with another secret or changed since. */
export const unsealSimulcastOrders = (sealed: string, secret: string): SimulcastOrders =>
  ordersSchema.parse(JSON.parse(unsealText(sealed, { purpose, secret })))
