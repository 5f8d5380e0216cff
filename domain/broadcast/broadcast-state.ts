import type { BroadcastState } from '@/prisma/database'
import { type ClassSessionTimes, openingTimes } from '../course/class-session-times'

/** A node reports every 2 s; after seven reports that did not come it counts as silent. */
export const nodeSilenceMs = 15_000

export interface BroadcastFacts {
  state: BroadcastState
  interruptedAt: Date | null
  stoppedAt: Date | null
  classSession: ClassSessionTimes
}

interface StateOptions {
  now: Date
  reconnectWindowMs: number
  /** The last sign of life of the node that holds it; null when there never was one. */
  nodeSeenAt: Date | null
}

/**
 * The state that counts now. What is stored is what was last reported; time does the rest:
 * an interruption that outlasts the reconnect window has ended the broadcast, and a node that has
 * fallen silent leaves it interrupted until its class closes. A class that was stopped is over.
 */
export function broadcastStateAt(
  { state, interruptedAt, stoppedAt, classSession }: BroadcastFacts,
  { now, reconnectWindowMs, nodeSeenAt }: StateOptions,
): BroadcastState {
  if (stoppedAt !== null) return 'ended'
  switch (state) {
    case 'waiting':
    case 'ended':
      return state
    case 'interrupted':
      return isWithin(interruptedAt, reconnectWindowMs, now) ? 'interrupted' : 'ended'
    case 'live':
      if (!isNodeSilent(nodeSeenAt, now)) return 'live'
      return now < openingTimes(classSession).closesAt ? 'interrupted' : 'ended'
  }
}

export const isOnAir = (state: BroadcastState) => state === 'live' || state === 'interrupted'

export function isNodeSilent(nodeSeenAt: Date | null, now: Date) {
  return !isWithin(nodeSeenAt, nodeSilenceMs, now)
}

/** True when `since` is less than `lengthMs` ago. */
export function isWithin(since: Date | null, lengthMs: number, now: Date) {
  return since !== null && now.getTime() - since.getTime() < lengthMs
}
