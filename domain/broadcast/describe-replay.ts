/** What can be said to viewers of a class that has ended about watching it again. */
export type Replay =
  /** The recording is being finished; asked again soon, this is answered otherwise. */
  | { state: 'preparing' }
  | { state: 'ready'; nodeName: string; broadcastId: string; seconds: number; until: Date }

interface EndedBroadcast {
  id: string
  nodeName: string | null
  endedAt: Date | null
  replaySeconds: number | null
  replayUntil: Date | null
  stoppedAt: Date | null
}

/** Twice the time in which a replay is to be ready: later than that, none is promised any more. */
const longestPreparationMs = 120_000

/** Null when there is nothing to watch again: nothing was recorded, it has been removed or was stopped. */
export function describeReplay(broadcast: EndedBroadcast, now: Date): Replay | null {
  const { id: broadcastId, nodeName, endedAt, replaySeconds, replayUntil, stoppedAt } = broadcast
  if (nodeName === null || stoppedAt !== null) return null
  if (replaySeconds !== null && replayUntil !== null) {
    if (replayUntil <= now) return null
    return { state: 'ready', nodeName, broadcastId, seconds: replaySeconds, until: replayUntil }
  }
  const isFresh = endedAt !== null && now.getTime() - endedAt.getTime() < longestPreparationMs
  return isFresh ? { state: 'preparing' } : null
}
