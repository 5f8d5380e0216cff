import { createHash, randomBytes } from 'node:crypto'

/** By which leaked keys are found in texts. */
const prefix = 'seedling_'

/** A new key: 256 random bits behind a name that secret scanners can look for. */
export const makeApiKey = () => `${prefix}${randomBytes(32).toString('base64url')}`

/** What is stored of it: as random as it is, it needs no slow hash. */
export const hashApiKey = (key: string) => createHash('sha256').update(key).digest('hex')

export const looksLikeApiKey = (text: string) => /^seedling_[\w-]{43}$/.test(text)
