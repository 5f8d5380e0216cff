const minuteMs = 60_000
/** How early a teacher may go on air. */
export const opensBeforeMs = 15 * minuteMs
/** How long after its end a class may still be taken up again. */
export const closesAfterMs = 30 * minuteMs

export interface ClassSessionTimes {
  startsAt: Date
  endsAt: Date
}

/** From when to when its classroom's key puts a class on air. */
export function openingTimes({ startsAt, endsAt }: ClassSessionTimes) {
  return {
    opensAt: new Date(startsAt.getTime() - opensBeforeMs),
    closesAt: new Date(endsAt.getTime() + closesAfterMs),
  }
}

/** When a class is over as far as can be told: one that goes on after its time may do so for a while. */
export function expectedEnd(times: ClassSessionTimes, now: Date) {
  return now < times.endsAt ? times.endsAt : openingTimes(times).closesAt
}

export function isOpen(times: ClassSessionTimes, now: Date) {
  const { opensAt, closesAt } = openingTimes(times)
  return opensAt <= now && now < closesAt
}
