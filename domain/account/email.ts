import { z } from 'zod'

const longestEmail = 254

/** An e-mail address as accounts are found by it: trimmed, in lower case (RFC 5321 §4.5.3.1 for its length). */
export const emailSchema = z.string().trim().toLowerCase().max(longestEmail).pipe(z.email())
