import { z } from 'zod'

/** The classroom's and the class's own together. */
export const mostSimulcastTargets = 10

export const simulcastTargetId = z.string().min(1).max(64)

export const simulcastStates = ['connecting', 'sending', 'behind', 'broken'] as const
export type SimulcastState = (typeof simulcastStates)[number]

/** Why a target was left last; each has its words on the screens. */
export const simulcastReasons = [
  /** No resolver knows the host. */
  'host_unknown',
  /** It leads to this machine or into a private network. */
  'not_public',
  'unreachable',
  /** It took the connection and did not answer in time. */
  'no_answer',
  'tls_failed',
  'not_rtmp',
  /** The key, mostly. */
  'refused',
  'closed',
  /** It reads nothing, or by far too little. */
  'takes_nothing',
  /** It is this installation itself. */
  'loops_back',
] as const
export type SimulcastReason = (typeof simulcastReasons)[number]

/** How one target of a broadcast is doing. Totals count from when it was ordered on this node. */
export const simulcastHealthSchema = z.object({
  targetId: simulcastTargetId,
  state: z.enum(simulcastStates),
  /** Why the last connection ended; left out before the first has. */
  reason: z.enum(simulcastReasons).optional(),
  sentBytes: z.number().int().nonnegative(),
  droppedFrames: z.number().int().nonnegative(),
  reconnects: z.number().int().nonnegative(),
})
export type SimulcastHealth = z.infer<typeof simulcastHealthSchema>
