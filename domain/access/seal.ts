import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16
const keyBytes = 32

/** What a sealed text is for: each purpose has a key of its own. */
type Purpose =
  | 'second factor'
  | 'webhook'
  | 'class codes'
  | 'draw seed'
  | 'waiting ticket'
  | 'watching children'

/** A text that only this installation can read again; base64url. */
export function seal(text: string, purpose: Purpose, secret: string) {
  const iv = randomBytes(ivBytes)
  const sealer = createCipheriv(cipher, keyFor(purpose, secret), iv)
  const sealed = [iv, sealer.update(text, 'utf8'), sealer.final(), sealer.getAuthTag()]
  return Buffer.concat(sealed).toString('base64url')
}

/** Throws when it was sealed with another secret, for another purpose, or changed since. */
export function unseal(sealed: string, purpose: Purpose, secret: string) {
  const bytes = Buffer.from(sealed, 'base64url')
  const opener = createDecipheriv(cipher, keyFor(purpose, secret), bytes.subarray(0, ivBytes))
  opener.setAuthTag(bytes.subarray(-tagBytes))
  return opener.update(bytes.subarray(ivBytes, -tagBytes), undefined, 'utf8') + opener.final('utf8')
}

const keyFor = (purpose: Purpose, secret: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', `seedling ${purpose}`, keyBytes))
