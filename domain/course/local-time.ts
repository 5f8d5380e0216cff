import { Temporal } from '../temporal'

interface LocalTime {
  /** As in 2026-03-02. */
  date: string
  /** As in 19:00. */
  time: string
}

/**
 * The moment of a date and time on the clock of a zone; one that the clocks leave out is taken as late as
 * they jump, and of one that comes twice the first is meant (RFC 5545 section 3.3.5).
 */
export function toInstant({ date, time }: LocalTime, timeZone: string): Date {
  const zoned = Temporal.PlainDate.from(date)
    .toPlainDateTime(Temporal.PlainTime.from(time))
    .toZonedDateTime(timeZone, { disambiguation: 'compatible' })
  return new Date(zoned.epochMilliseconds)
}

/** When a day begins there. */
export const midnightOf = (date: string, timeZone: string) =>
  toInstant({ date, time: '00:00' }, timeZone)

/** What a clock in that zone shows. */
export function toLocalTime(instant: Date, timeZone: string): LocalTime {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(
    timeZone,
  )
  return {
    date: zoned.toPlainDate().toString(),
    time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}

/** The Monday of the week in which a day lies, moved by so many weeks. */
export function mondayOf(date: string, movedByWeeks = 0): string {
  const day = Temporal.PlainDate.from(date)
  return day
    .subtract({ days: day.dayOfWeek - 1 })
    .add({ weeks: movedByWeeks })
    .toString()
}

/** So many days later. */
export const addDays = (date: string, days: number) =>
  Temporal.PlainDate.from(date).add({ days }).toString()
