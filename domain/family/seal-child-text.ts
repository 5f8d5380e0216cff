import { CompactEncrypt, type CompactJWEHeaderParameters, compactDecrypt } from 'jose'
import type { ChildDataKeys } from '@/common/child-data-keys'

/** What is sealed: a text of one kind is never taken for one of another. */
export type SealedKind = 'profile' | 'claim' | 'evidence' | 'draft' | 'statement'

/**
 * Seals with AES-256-GCM as a compact JWE (RFC 7516) whose header, protected too, names key and kind.
 * Children's data stand in no other form in the database.
 */
export const sealText = (text: string, kind: SealedKind, keys: ChildDataKeys): Promise<string> =>
  seal(new TextEncoder().encode(text), kind, keys)

/** Throws {@link SealBroken} when it was changed, is of another kind, or its key is not known here. */
export async function openText(sealed: string, kind: SealedKind, keys: ChildDataKeys) {
  return new TextDecoder().decode(await open(sealed, kind, keys))
}

/** For pictures: the same, as bytes. */
export async function sealBytes(bytes: Uint8Array, kind: SealedKind, keys: ChildDataKeys) {
  return new Uint8Array(new TextEncoder().encode(await seal(bytes, kind, keys)))
}

export const openBytes = (sealed: Uint8Array, kind: SealedKind, keys: ChildDataKeys) =>
  open(new TextDecoder().decode(sealed), kind, keys)

/** How everything begins that the first key has sealed of this kind. */
export const sealPrefix = (kind: SealedKind, keys: ChildDataKeys) =>
  `${Buffer.from(JSON.stringify(header(kind, keys))).toString('base64url')}.`

/** It cannot be opened; the message names the key at most. */
export class SealBroken extends Error {}

const header = (kind: SealedKind, { sealing: [first] }: ChildDataKeys) => ({
  alg: 'dir' as const,
  enc: 'A256GCM' as const,
  kid: first.kid,
  typ: kind,
})

const seal = (bytes: Uint8Array, kind: SealedKind, keys: ChildDataKeys) =>
  new CompactEncrypt(bytes).setProtectedHeader(header(kind, keys)).encrypt(keys.sealing[0].key)

async function open(sealed: string, kind: SealedKind, keys: ChildDataKeys) {
  const options = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] }
  const findByHeader = ({ kid }: CompactJWEHeaderParameters) => findKey(kid, keys)
  const opened = await compactDecrypt(sealed, findByHeader, options).catch((error: unknown) => {
    if (error instanceof SealBroken) throw error
    throw new SealBroken('a sealed text cannot be opened', { cause: error })
  })
  if (opened.protectedHeader.typ !== kind) throw new SealBroken('a sealed text is of another kind')
  return opened.plaintext
}

function findKey(kid: string | undefined, { sealing }: ChildDataKeys) {
  const known = sealing.find((one) => one.kid === kid)
  if (!known) throw new SealBroken(`no key ${kid ?? '(unnamed)'} is known here`)
  return known.key
}
