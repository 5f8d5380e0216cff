import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signPlaybackToken, verifyPlaybackToken } from './playback-token'

const broadcastId = '0123456789abcdef0123456789abcdef'
const key = { kid: 'k1', secret: 'a'.repeat(40) }
const next = { kid: 'k2', secret: 'b'.repeat(40) }
const now = new Date('2027-03-01T08:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const door = 'live' as const
const grant = { door, broadcastId, embedId: null, issuedAt: now, expiresAt: later(300) }
const check = (token: string, given: Partial<Parameters<typeof verifyPlaybackToken>[1]> = {}) =>
  verifyPlaybackToken(token, { door, broadcastId, keys: [key], now, ...given })
const refused = (reason: string) => ({ outcome: 'refused', reason })

test('a token is good for its door of its broadcast until its last second', () => {
  const token = signPlaybackToken({ ...grant, embedId: 'embed00001' }, key)
  const valid = { outcome: 'valid', embedId: 'embed00001', expiresAt: later(300) }
  expect(check(token)).toEqual(valid)
  expect(check(token, { now: later(299.9) })).toEqual(valid)
  expect(check(token, { now: later(300) })).toEqual(refused('expired'))
  expect(check(token, { door: 'replay' })).toEqual(refused('wrong_signature'))
  expect(check(token, { broadcastId: `f${broadcastId.slice(1)}` })).toEqual(
    refused('wrong_signature'),
  )
})

test('a key that is changed with overlap lets both through, and without it the old one no more', () => {
  const old = signPlaybackToken(grant, key)
  expect(check(old, { keys: [next, key] }).outcome).toBe('valid')
  expect(check(signPlaybackToken(grant, next), { keys: [next, key] }).outcome).toBe('valid')
  expect(check(old, { keys: [next] })).toEqual(refused('unknown_key'))
  const sameName = { kid: key.kid, secret: next.secret }
  expect(check(old, { keys: [sameName] })).toEqual(refused('wrong_signature'))
})

test('a clock that runs ahead a little is forgiven, and no more', () => {
  const token = signPlaybackToken({ ...grant, issuedAt: later(30), expiresAt: later(330) }, key)
  expect(check(token).outcome).toBe('valid')
  const future = signPlaybackToken({ ...grant, issuedAt: later(31), expiresAt: later(331) }, key)
  expect(check(future)).toEqual(refused('from_the_future'))
})

test('a signature for anything but playback is none', () => {
  const token = signPlaybackToken(grant, key)
  const embed = signPlaybackToken({ ...grant, embedId: 'embed00001' }, key)
  const moved = `${token.slice(0, -64)}${embed.slice(-64)}`
  expect(check(moved)).toEqual(refused('wrong_signature'))
})

test('whatever is changed in a token makes it worthless', () => {
  const token = signPlaybackToken({ ...grant, embedId: 'embed00001' }, key)
  const somewhere = fc.nat({ max: token.length - 1 })
  fc.assert(
    fc.property(somewhere, fc.string({ minLength: 0, maxLength: 3, unit: 'binary' }), (at, put) => {
      const changed = token.slice(0, at) + put + token.slice(at + 1)
      fc.pre(changed !== token)
      expect(check(changed).outcome).toBe('refused')
    }),
    { numRuns: 2_000 },
  )
  for (const changed of [token.toUpperCase(), ` ${token}`, `${token}\n`, token.slice(0, -1), '']) {
    expect(check(changed)).toEqual(refused('malformed'))
  }
})

test('nothing that is thrown at it makes it throw', () => {
  const text = fc.string({ maxLength: 200, unit: 'binary' })
  fc.assert(
    fc.property(text, text, (token, id) => {
      expect(check(token, { broadcastId: id }).outcome).toBe('refused')
    }),
  )
})

test('what an edge could not read is not signed', () => {
  expect(() => signPlaybackToken({ ...grant, embedId: 'AB' }, key)).toThrow()
  expect(() => signPlaybackToken({ ...grant, broadcastId: 'x' }, key)).toThrow()
})
