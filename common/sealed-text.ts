import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16
const keyBytes = 32

interface SealOptions {
  /** What the sealed text is for: each purpose has a key of its own. */
  purpose: string
  secret: string
}

/** A text that only who knows the secret can read or make; base64url. */
export function sealText(text: string, { purpose, secret }: SealOptions) {
  const iv = randomBytes(ivBytes)
  const sealer = createCipheriv(cipher, keyFor(purpose, secret), iv)
  const sealed = [iv, sealer.update(text, 'utf8'), sealer.final(), sealer.getAuthTag()]
  return Buffer.concat(sealed).toString('base64url')
}

/** Throws when it was sealed with another secret, for another purpose, or changed since. */
export function unsealText(sealed: string, { purpose, secret }: SealOptions) {
  const bytes = Buffer.from(sealed, 'base64url')
  const opener = createDecipheriv(cipher, keyFor(purpose, secret), bytes.subarray(0, ivBytes))
  opener.setAuthTag(bytes.subarray(-tagBytes))
  return opener.update(bytes.subarray(ivBytes, -tagBytes), undefined, 'utf8') + opener.final('utf8')
}

// Derived once: on a day of many requests the derivation would cost more than the sealing.
const derived = new Map<string, Buffer>()

function keyFor(purpose: string, secret: string) {
  const name = `${purpose}\n${secret}`
  const known = derived.get(name)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', secret, '', `seedling ${purpose}`, keyBytes))
  derived.set(name, key)
  return key
}
