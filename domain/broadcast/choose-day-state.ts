import type { BroadcastState } from '@/prisma/database'
import { openingTimes } from '../course/class-session-times'
import type { DayState } from './day-states'

interface Planned {
  startsAt: Date
  endsAt: Date
  cancelledAt: Date | null
}

/** How a class stands for those who hold it. */
export function chooseDayState(state: BroadcastState, planned: Planned, now: Date): DayState {
  if (planned.cancelledAt) return 'cancelled'
  if (state === 'live' || state === 'ended') return state
  if (state === 'interrupted') return 'reconnecting'
  const { opensAt, closesAt } = openingTimes(planned)
  if (now < opensAt) return 'scheduled'
  if (now < planned.startsAt) return 'warming'
  return now < closesAt ? 'late' : 'missed'
}
