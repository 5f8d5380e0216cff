import { CompactEncrypt, compactDecrypt } from 'jose'
import { expect, test } from 'vitest'
import type { ChildDataKeys } from '@/common/child-data-keys'
import { childDataKeys } from '@/tests/support/child-data-keys'
import { openBytes, openText, SealBroken, sealBytes, sealPrefix, sealText } from './seal-child-text'

const text = '王小明 <b>1</b>'
const newer = { kid: 'test-2', key: new Uint8Array(32).fill(7) }
const [older] = childDataKeys.sealing
const withKeys = (...sealing: ChildDataKeys['sealing']): ChildDataKeys => ({
  ...childDataKeys,
  sealing,
})

test('what was sealed is read again, and looks different each time', async () => {
  const sealed = await sealText(text, 'profile', childDataKeys)
  expect(await openText(sealed, 'profile', childDataKeys)).toBe(text)
  expect(await sealText(text, 'profile', childDataKeys)).not.toBe(sealed)
  const bytes = new Uint8Array([0, 255, 128, 10])
  const sealedBytes = await sealBytes(bytes, 'evidence', childDataKeys)
  expect([...(await openBytes(sealedBytes, 'evidence', childDataKeys))]).toEqual([...bytes])
})

test('it is a compact JWE, which others read and write too', async () => {
  const sealed = await sealText(text, 'profile', childDataKeys)
  const { plaintext, protectedHeader } = await compactDecrypt(sealed, older.key)
  expect(new TextDecoder().decode(plaintext)).toBe(text)
  const header = { alg: 'dir', enc: 'A256GCM', kid: older.kid, typ: 'profile' }
  expect(protectedHeader).toEqual(header)
  const theirs = await new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader(header)
    .encrypt(older.key)
  expect(await openText(theirs, 'profile', childDataKeys)).toBe(text)
})

test('a change of any part of it is noticed', async () => {
  const parts = (await sealText(text, 'profile', childDataKeys)).split('.')
  const changed = [0, 2, 3, 4].map((at) =>
    parts.map((part, place) => (place === at ? flip(part) : part)).join('.'),
  )
  for (const sealed of [...changed, 'a.b.c.d.e', '']) {
    await expect(openText(sealed, 'profile', childDataKeys)).rejects.toThrow(SealBroken)
  }
})

test('another key of the same name does not open it, and one that is unknown is named', async () => {
  const sealed = await sealText(text, 'profile', childDataKeys)
  const forged = withKeys({ kid: older.kid, key: newer.key })
  await expect(openText(sealed, 'profile', forged)).rejects.toThrow('cannot be opened')
  const without = openText(sealed, 'profile', withKeys(newer))
  await expect(without).rejects.toThrow(`no key ${older.kid} is known here`)
})

test('one kind is never taken for another', async () => {
  const sealed = await sealText(text, 'draft', childDataKeys)
  await expect(openText(sealed, 'profile', childDataKeys)).rejects.toThrow(SealBroken)
})

test('with a new key first the old ones still open, and the beginning tells them apart', async () => {
  const before = await sealText(text, 'profile', childDataKeys)
  const rotated = withKeys(newer, older)
  expect(await openText(before, 'profile', rotated)).toBe(text)
  const after = await sealText(text, 'profile', rotated)
  expect(await openText(after, 'profile', withKeys(newer))).toBe(text)
  expect(after.startsWith(sealPrefix('profile', rotated))).toBe(true)
  expect(before.startsWith(sealPrefix('profile', rotated))).toBe(false)
})

test('neither text nor key stands in what is said when it fails', async () => {
  const sealed = `${await sealText(text, 'profile', childDataKeys)}A`
  const error: unknown = await openText(sealed, 'profile', childDataKeys).catch((e: unknown) => e)
  expect(error).toBeInstanceOf(SealBroken)
  expect(String(error)).not.toContain('小明')
  expect(String(error)).not.toContain(Buffer.from(older.key).toString('base64url'))
})

const flip = (part: string) => `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`
