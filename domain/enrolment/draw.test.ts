import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashDrawSeed, lotKeys, lotOf, makeDrawSeed } from './draw'

test('a lot is the HMAC that anybody can compute', () => {
  // RFC 4231, test case 2, with a key of text; and our own form, a seed in hex.
  const seed = Buffer.from('Jefe').toString('hex')
  expect(lotOf(seed, 'what do ya want for nothing?')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
})

test('the two keys of the database make the same lot', () => {
  const seed = makeDrawSeed()
  const { inner, outer } = lotKeys(seed)
  const first = createHash('sha256').update(inner).update('receipt').digest()
  const lot = createHash('sha256').update(outer).update(first).digest('hex')
  expect(lot).toBe(lotOf(seed, 'receipt'))
  expect(hashDrawSeed(seed)).toHaveLength(64)
})
