/** Of a class of today. `warming`: its teacher may go on air; `late`: it should have begun. */
export const dayStates = [
  'scheduled',
  'warming',
  'late',
  'live',
  'reconnecting',
  'ended',
  'missed',
  'cancelled',
] as const
export type DayState = (typeof dayStates)[number]
