/** Schools of the Spring Seedling Plan live by it; readers elsewhere get their own after a moment. */
export const defaultTimeZone = 'Asia/Shanghai'
export const timeZoneCookie = 'timeZone'

/** The zone that the reader's browser told us of, if it is one that can be used. */
export function chooseTimeZone(cookie: string | undefined) {
  if (!cookie || !isTimeZone(cookie)) return defaultTimeZone
  return cookie
}

function isTimeZone(name: string) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
