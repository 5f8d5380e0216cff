/** Schools of the Spring Seedling Plan live by it; readers elsewhere get their own after a moment. */
export const defaultTimeZone = 'Asia/Shanghai'
export const timeZoneCookie = 'timeZone'

/** The zone that the reader's browser told us of, if it is one that can be used. */
export function chooseTimeZone(cookie: string | undefined) {
  if (!cookie || !isTimeZone(cookie)) return defaultTimeZone
  return cookie
}

interface ZoneNameOptions {
  timeZone: string
  languageTag: string
  now: Date
}

/** What people call the zone, as in "China Standard Time". */
export function timeZoneName({ timeZone, languageTag, now }: ZoneNameOptions) {
  const format = new Intl.DateTimeFormat(languageTag, { timeZone, timeZoneName: 'long' })
  return format.formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** All to choose from, UTC among them, and the one that stands there already: it may go by an older name. */
export const listTimeZones = (present: string) =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', present])]
    .sort()
    .map((name) => ({ value: name, label: name.replaceAll('_', ' ') }))

function isTimeZone(name: string) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
