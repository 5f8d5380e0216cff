import type { BroadcastState } from '@/prisma/database'
import { openingTimes } from '../course/class-session-times'
import { isPaused } from '../course/off-air-state'
import type { DayState } from './day-states'

interface HeldClass {
  startsAt: Date
  endsAt: Date
  cancelledAt: Date | null
  /** By its teacher or by an operator, so that it does not go on. */
  isClosed: boolean
}

/** How a class stands for those who hold it. */
export function chooseDayState(state: BroadcastState, held: HeldClass, now: Date): DayState {
  if (held.cancelledAt) return 'cancelled'
  if (state === 'live') return 'live'
  if (state === 'interrupted') return 'reconnecting'
  if (state === 'ended') return isPaused(held, now) ? 'paused' : 'ended'
  const { opensAt, closesAt } = openingTimes(held)
  if (now < opensAt) return 'scheduled'
  if (now < held.startsAt) return 'warming'
  return now < closesAt ? 'late' : 'missed'
}

interface Held<Session> {
  closedAt: Date | null
  stoppedAt: Date | null
  classSession: Session
}

/** A class with what its broadcast says of it. */
export const toHeldClass = <Session>({ closedAt, stoppedAt, classSession }: Held<Session>) => ({
  ...classSession,
  isClosed: closedAt !== null || stoppedAt !== null,
})
