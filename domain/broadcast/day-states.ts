/** Of a class of today. `warming`: its teacher may go on air; `late`: it should have begun. `paused`: it may go on. */
export const dayStates = [
  'scheduled',
  'warming',
  'late',
  'live',
  'reconnecting',
  'paused',
  'ended',
  'missed',
  'cancelled',
] as const
export type DayState = (typeof dayStates)[number]
