interface Dated {
  startsAt: Date
}

interface Day<Entry> {
  /** As in `2020-02-10`, in the reader's zone. */
  date: string
  entries: Entry[]
}

/** Splits entries that come in order of time into the days of a time zone. */
export function groupByDay<Entry extends Dated>(entries: Entry[], timeZone: string): Day<Entry>[] {
  const days = new Map<string, Entry[]>()
  for (const entry of entries) {
    const date = dateIn(entry.startsAt, timeZone)
    days.set(date, [...(days.get(date) ?? []), entry])
  }
  return [...days].map(([date, entriesOfDay]) => ({ date, entries: entriesOfDay }))
}

/** The calendar date on which an instant falls, as in `2020-02-10`. */
export function dateIn(instant: Date, timeZone: string) {
  // The Swedish locale writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant)
}
