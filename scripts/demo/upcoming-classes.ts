const hourMs = 3_600_000
const dayMs = 24 * hourMs
// China has one time zone and no summer time.
const chinaOffsetMs = 8 * hourMs

interface UpcomingOptions {
  now: Date
  days: number
  /** Hour of the day in China. */
  hour: number
  minutes: number
}

/** The times of a daily class that are still to come, from today's on. */
export function listUpcomingTimes({ now, days, hour, minutes }: UpcomingOptions) {
  const midnight = Math.floor((now.getTime() + chinaOffsetMs) / dayMs) * dayMs - chinaOffsetMs
  return Array.from({ length: days }, (_, day) => {
    const startsAtMs = midnight + day * dayMs + hour * hourMs
    return { startsAt: new Date(startsAtMs), endsAt: new Date(startsAtMs + minutes * 60_000) }
  }).filter(({ startsAt }) => startsAt > now)
}
