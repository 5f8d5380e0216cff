import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { ChildDataKeys, SealingKey } from '@/common/child-data-keys'

/** What is sealed: a text of one kind is never taken for one of another. */
export type SealedKind = 'profile' | 'claim' | 'evidence' | 'draft' | 'statement'

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/**
 * Seals with AES-256-GCM as a compact JWE (RFC 7516) whose header, protected too, names key and kind.
 * Children's data stand in no other form in the database. By Node's own OpenSSL and in one go: at the door
 * at which a country asks for places, a library's many promises cost more than all else that it does.
 */
export const sealText = async (text: string, kind: SealedKind, keys: ChildDataKeys) =>
  seal(Buffer.from(text), kind, keys)

/** Rejects with {@link SealBroken} when it was changed, is of another kind, or its key is not known here. */
export const openText = async (sealed: string, kind: SealedKind, keys: ChildDataKeys) =>
  open(sealed, kind, keys).toString('utf8')

/** For pictures: the same, as bytes. */
export const sealBytes = async (bytes: Uint8Array, kind: SealedKind, keys: ChildDataKeys) =>
  new Uint8Array(Buffer.from(seal(bytes, kind, keys)))

export const openBytes = async (sealed: Uint8Array, kind: SealedKind, keys: ChildDataKeys) =>
  new Uint8Array(open(Buffer.from(sealed).toString('latin1'), kind, keys))

/** How everything begins that the first key has sealed of this kind. */
export const sealPrefix = (kind: SealedKind, { sealing: [first] }: ChildDataKeys) =>
  `${headerOf(kind, first)}.`

/** It cannot be opened; the message names the key at most. */
export class SealBroken extends Error {}

const headerOf = (kind: SealedKind, { kid }: SealingKey) =>
  Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid, typ: kind })).toString('base64url')

function seal(bytes: Uint8Array, kind: SealedKind, { sealing: [first] }: ChildDataKeys) {
  const header = headerOf(kind, first)
  const iv = randomBytes(ivBytes)
  const sealer = createCipheriv(cipher, first.key, iv).setAAD(Buffer.from(header))
  const ciphertext = Buffer.concat([sealer.update(bytes), sealer.final()])
  // With the key itself as the content's, the second part is empty (RFC 7518 §4.5).
  const parts = [iv, ciphertext, sealer.getAuthTag()].map((part) => part.toString('base64url'))
  return [header, '', ...parts].join('.')
}

function open(sealed: string, kind: SealedKind, { sealing }: ChildDataKeys): Buffer {
  const [header = '', wrapped, ...parts] = sealed.split('.')
  const [iv, ciphertext, tag] = parts.map((part) => Buffer.from(part, 'base64url'))
  const isWhole = parts.length === 3 && iv?.length === ivBytes && tag?.length === tagBytes
  if (wrapped !== '' || !isWhole || !ciphertext) throw new SealBroken('this is no sealed text')
  const known = sealing.find((one) => headerOf(kind, one) === header)
  if (!known) throw new SealBroken(explainHeader(header, kind))
  try {
    const opener = createDecipheriv(cipher, known.key, iv).setAAD(Buffer.from(header))
    opener.setAuthTag(tag)
    return Buffer.concat([opener.update(ciphertext), opener.final()])
  } catch (error) {
    throw new SealBroken('a sealed text cannot be opened', { cause: error })
  }
}

const headerSchema = z.object({ kid: z.string(), typ: z.string() })

function explainHeader(header: string, kind: SealedKind) {
  try {
    const { kid, typ } = headerSchema.parse(
      JSON.parse(Buffer.from(header, 'base64url').toString('utf8')),
    )
    return typ === kind ? `no key ${kid} is known here` : 'a sealed text is of another kind'
  } catch {
    return 'this is no sealed text'
  }
}
