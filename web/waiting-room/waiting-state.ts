import type { Place } from '@/domain/waiting-room/find-place'

/** What a waiting page is told. */
export interface WaitingState {
  state: Place['state']
  ahead: number
  /** Null while it cannot be said. */
  minutes: number | null
  askAgainMs: number
}

const soonestMs = 3_000
const latestMs = 30_000

/** Who stands far back asks seldom: nothing changes for them soon, and the portal has enough to do. */
export function describeWaiting(place: Place, random: () => number): WaitingState {
  if (place.state === 'in') return { state: 'in', ahead: 0, minutes: 0, askAgainMs: soonestMs }
  const { ahead, seconds } = place
  const share = seconds === null ? latestMs / 2 : (seconds * 1000) / 10
  const askAgainMs = Math.min(Math.max(share, soonestMs), latestMs) * (0.8 + 0.4 * random())
  // Said rather too long than too short.
  const minutes = seconds === null ? null : Math.ceil((seconds * 1.1) / 60)
  return { state: 'waiting', ahead, minutes, askAgainMs: Math.round(askAgainMs) }
}
