/** So much may lie between two classes of a course for the time between them to be a break. */
export const longestBreakMs = 2 * 3_600_000

interface OffAirClass<Next> {
  endsAt: Date
  /** Its teacher has ended it, so that nobody can take it up again. */
  isClosed: boolean
  /** The class of its course that comes after it, or is on already. */
  next: Next | null
}

/** A class that was on air and is not. In break, the class itself goes on, or `next` does. */
export interface OffAir<Next> {
  state: 'in_break' | 'ended'
  next: Next | null
}

/**
 * A class that is off air is in break while its own time lasts, and after it while another class of its course
 * is to begin within two hours of its end by the timetable. Otherwise it has ended.
 */
export function offAirStateAt<Next extends { startsAt: Date; isOnAir: boolean }>(
  { endsAt, isClosed, next }: OffAirClass<Next>,
  now: Date,
): OffAir<Next> {
  if (isPaused({ endsAt, isClosed }, now)) return { state: 'in_break', next: null }
  if (!next || next.startsAt > latestStart(endsAt)) return { state: 'ended', next: null }
  return { state: next.isOnAir ? 'ended' : 'in_break', next }
}

/** Whether a class that is off air may itself go on. */
export const isPaused = (
  { endsAt, isClosed }: Pick<OffAirClass<never>, 'endsAt' | 'isClosed'>,
  now: Date,
) => !isClosed && now < endsAt

/** Up to when a class has to begin for the time since another's end to be a break. */
export const latestStart = (endsAt: Date) => new Date(endsAt.getTime() + longestBreakMs)
