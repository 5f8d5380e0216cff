import type { BroadcastState } from '@/prisma/database'
import { type ClassSessionTimes, isOpen } from '../course/class-session-times'
import { isOnAir } from './broadcast-state'

export interface ClassSessionCandidate extends ClassSessionTimes {
  id: string
  broadcastState: BroadcastState
}

/**
 * Which class a classroom's key puts on air now; null when none is open. A live class is gone on with,
 * and so is one whose line broke, unless its time is over and another is in session: its encoder left
 * without a goodbye, and the next teacher came. Then comes the class that is in session, then the next
 * to start, then the last to have ended. Of two alike the later start wins, save for those to come:
 * there the earlier.
 */
export function chooseClassSession<Candidate extends ClassSessionCandidate>(
  candidates: Candidate[],
  now: Date,
): Candidate | null {
  const open = candidates
    .filter((candidate) => isOpen(candidate, now))
    .sort((one, other) => other.startsAt.getTime() - one.startsAt.getTime())
  const inSession = open.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)
  const isGoneOnWith = ({ broadcastState, endsAt }: Candidate) =>
    broadcastState === 'live' || (isOnAir(broadcastState) && (now < endsAt || !inSession))
  return (
    open.find(isGoneOnWith) ??
    inSession ??
    open.findLast(({ startsAt }) => now < startsAt) ??
    open[0] ??
    null
  )
}
