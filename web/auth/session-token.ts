import { z } from 'zod'
import { seal, unseal } from '@/domain/access/seal'

interface SessionToken {
  signInId: string
  /** In milliseconds since 1970. */
  endsAt: number
}

interface MakeOptions {
  signInId: string
  accountSecret: string
  nowMs: number
  lifeMs: number
}

interface ReadOptions {
  token: string | undefined
  accountSecret: string
  nowMs: number
}

const tokenSchema = z.object({ signInId: z.string(), endsAt: z.number() })

/** The session cookie's content: which sign-in it is, sealed. Whether that still holds is looked up. */
export function makeSessionToken({ signInId, accountSecret, nowMs, lifeMs }: MakeOptions) {
  const token: SessionToken = { signInId, endsAt: nowMs + lifeMs }
  return seal(JSON.stringify(token), 'session', accountSecret)
}

/** The sign-in that a token names, or null when it is too old or none of ours. Never throws. */
export function readSessionToken({ token, accountSecret, nowMs }: ReadOptions) {
  if (!token) return null
  try {
    const read = tokenSchema.parse(JSON.parse(unseal(token, 'session', accountSecret)))
    return read.endsAt > nowMs ? read.signInId : null
  } catch {
    // Not ours, or of another secret: there is nothing to tell anybody.
    return null
  }
}
