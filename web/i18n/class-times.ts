import type { createFormatter } from 'use-intl/core'
import { dateIn } from './group-by-day'

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const day = { day: 'numeric', month: 'numeric' } as const

interface ClassTimes {
  startsAt: Date
  endsAt: Date
  /** On whose clock they are said. */
  timeZone: string
}

/** As in 09:00–09:40; with its days for a class that ends on another than it begins. */
export function sayClassTimes(
  format: Pick<ReturnType<typeof createFormatter>, 'dateTimeRange'>,
  { startsAt, endsAt, timeZone }: ClassTimes,
) {
  const isOfOneDay = dateIn(startsAt, timeZone) === dateIn(endsAt, timeZone)
  return format.dateTimeRange(startsAt, endsAt, { ...(!isOfOneDay && day), ...clock, timeZone })
}
