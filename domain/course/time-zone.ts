import { z } from 'zod'

/** The name of a time zone in the IANA database, as in Asia/Shanghai. */
export const timeZoneSchema = z
  .string()
  .refine(isTimeZone, { error: 'must be a time zone such as Asia/Shanghai' })

function isTimeZone(name: string) {
  // A fixed offset is none: it knows no summer time.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
