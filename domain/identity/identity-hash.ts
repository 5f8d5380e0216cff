import { createHmac, hkdfSync } from 'node:crypto'

const keyBytes = 32

/**
 * All that is kept of an identity number: the same for the same number, so that a child entered twice is
 * found. Keyed, since whoever had the digests alone could try every number there is.
 */
export function identityHash(number: string, accountSecret: string) {
  const key = hkdfSync('sha256', accountSecret, '', 'seedling identity numbers', keyBytes)
  return createHmac('sha256', Buffer.from(key)).update(number).digest('hex')
}
