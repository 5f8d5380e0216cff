import { createHash, randomBytes } from 'node:crypto'

const dayMs = 24 * 3_600_000
const shownCharacters = 4

export const keyLives = ['30', '90', '365'] as const
/** Days until a key is worthless. */
export type KeyLife = (typeof keyLives)[number]

/** By which leaked keys are found in texts. */
const prefix = 'seedling_'

/** What is stored of it: as random as it is, it needs no slow hash. */
export const hashApiKey = (key: string) => createHash('sha256').update(key).digest('hex')

/**
 * A new key, 256 random bits behind a name that secret scanners can look for, and what is stored of
 * it.
 */
export function draftApiKey({ now, days }: { now: Date; days: KeyLife }) {
  const apiKey = `${prefix}${randomBytes(32).toString('base64url')}`
  const stored = {
    hash: hashApiKey(apiKey),
    ending: apiKey.slice(-shownCharacters),
    createdAt: now,
    expiresAt: new Date(now.getTime() + Number(days) * dayMs),
  }
  return { apiKey, stored }
}

export const looksLikeApiKey = (text: string) => /^seedling_[\w-]{43}$/.test(text)
