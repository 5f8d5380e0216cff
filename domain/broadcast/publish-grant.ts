import type { BroadcastState } from '@/prisma/database'
import { isWithin } from './broadcast-state'

/** How long a grant holds its broadcast before the node has reported it live. */
export const grantLifeMs = 15_000

interface Grant {
  broadcastState: BroadcastState
  nodeName: string | null
  grantedAt: Date | null
}

/** True while another media node has the broadcast on air, or has just been let to. */
export function isHeldElsewhere(
  { broadcastState, nodeName, grantedAt }: Grant,
  asking: { nodeName: string; now: Date },
) {
  if (nodeName === null || nodeName === asking.nodeName) return false
  return broadcastState === 'live' || isWithin(grantedAt, grantLifeMs, asking.now)
}
