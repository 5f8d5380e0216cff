import { expect, test } from 'vitest'
import { verifyPlaybackToken } from '@/common/playback-token'
import { issuePlaybackToken } from './issue-playback-token'

const now = new Date('2020-02-10T01:00:00Z')
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const door = 'live' as const
const broadcastId = 'a'.repeat(32)
const keys = [
  { kid: 'k2', secret: 'b'.repeat(32) },
  { kid: 'k1', secret: 'a'.repeat(32) },
]
const issue = (classEndsAt: Date | null, given: { embedId?: string; allowedUntil?: Date } = {}) =>
  issuePlaybackToken({
    ...{ now, door, broadcastId, classEndsAt, keys, lifeSeconds: 300 },
    ...{ embedId: null, allowedUntil: null, ...given },
  })

test('a token is signed by the first key, for one door of one broadcast and one embed', () => {
  const issued = issue(null, { embedId: 'embed00001' })
  const check = { door, broadcastId, keys: keys.slice(0, 1), now }
  expect(issued?.expiresAt).toEqual(after(300))
  expect(verifyPlaybackToken(issued?.token ?? '', check)).toEqual({
    ...{ outcome: 'valid', embedId: 'embed00001', expiresAt: after(300) },
  })
})

test.each([
  [3_600, 300],
  [-60, 240],
  [-299, 1],
])('a class that ends in %i seconds gives %i', (endsIn, life) => {
  expect(issue(after(endsIn))?.expiresAt).toEqual(after(life))
})

test('five minutes after a class there is no token for it', () => {
  expect(issue(after(-300))).toBeNull()
})

test('what is allowed no longer ends without delay', () => {
  const allowedFor = (seconds: number) =>
    issue(after(3_600), { embedId: 'embed00001', allowedUntil: after(seconds) })
  expect(allowedFor(3_600)?.expiresAt).toEqual(after(300))
  expect(allowedFor(40)?.expiresAt).toEqual(after(40))
  expect(allowedFor(0)).toBeNull()
})
