import { type ReplayWish, replayOfferedUntil } from './replay-offer'

/** What can be said to viewers of a class that has ended about watching it again. */
export type Replay =
  /** The recording is being finished; asked again soon, this is answered otherwise. */
  | { state: 'preparing' }
  | { state: 'ready'; nodeName: string; broadcastId: string; seconds: number; until: Date }

interface EndedBroadcast extends ReplayWish {
  id: string
  nodeName: string | null
  replaySeconds: number | null
  replayFrom: Date | null
  replayTo: Date | null
}

/** Twice the time in which a replay is to be ready: later than that, none is promised any more. */
const longestPreparationMs = 120_000

/** Null when there is nothing to watch again: nothing was recorded, it has been removed or is not offered. */
export function describeReplay(broadcast: EndedBroadcast, now: Date): Replay | null {
  const { id: broadcastId, nodeName, endedAt, replaySeconds, stoppedAt } = broadcast
  if (nodeName === null || stoppedAt !== null) return null
  if (replaySeconds !== null) {
    const until = replayOfferedUntil(broadcast, now)
    return (
      until && { state: 'ready', nodeName, broadcastId, seconds: shownSeconds(broadcast), until }
    )
  }
  const isFresh = endedAt !== null && now.getTime() - endedAt.getTime() < longestPreparationMs
  return isFresh ? { state: 'preparing' } : null
}

/** At most: how much of what was cut off was recorded is for the node to know. */
function shownSeconds({ replaySeconds, replayFrom, replayTo }: EndedBroadcast) {
  const cutSeconds =
    replayFrom && replayTo
      ? Math.round((replayTo.getTime() - replayFrom.getTime()) / 1000)
      : Number.POSITIVE_INFINITY
  return Math.min(replaySeconds ?? 0, cutSeconds)
}
