import { z } from 'zod'

const longestName = 120

/** A name or title as it stands on screens: one line, trimmed, without control characters. */
export const nameSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(longestName, `must not be longer than ${longestName} characters`)
  .regex(/^\P{Cc}*$/u, 'must be one line')
