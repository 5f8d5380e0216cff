import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { verifyPlaybackToken } from '@/common/playback-token'
import { openTestEdge, type TestEdge } from '../test-edge'
import { TestOrigin } from '../test-origin'
import { askRaw, keys, keysSetting, makeToken, newBroadcastId, sayGuarded } from './guarded-edge'

const origin = new TestOrigin()
const broadcastId = newBroadcastId()
const door = 'live' as const
const path = `/${door}/n1/${broadcastId}/index.m3u8`
let edge: TestEdge

beforeAll(async () => {
  await origin.start()
  sayGuarded(origin, path)
  edge = await openTestEdge({ n1: origin.port }, { playbackKeys: keysSetting })
  await vi.waitUntil(async () => (await fetch(`${edge.url}/health`)).ok, 15_000)
})
afterAll(async () => {
  await edge?.stop()
  await origin.stop()
})

/** Far enough from each limit that the two clocks' reading is the same. */
const seconds = fc.constantFrom(-5_000, -310, -5, 0, 5, 25, 36, 290, 3_590, 3_700, 90_000)
const tokens = fc
  .record({
    key: fc.constantFrom(...Object.values(keys)),
    from: seconds,
    to: seconds,
    embedId: fc.option(fc.stringMatching(/^[a-z0-9]{8,40}$/)),
    door: fc.constantFrom(door, door, 'replay' as const),
    id: fc.constantFrom(broadcastId, broadcastId, broadcastId, newBroadcastId()),
  })
  .map(({ id, ...given }) => makeToken(id, given))

/** What a request line can carry without being another path. */
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEF0123456789.-_~%:@!$&()*+,;=')
const texts = fc.string({ unit: letter, maxLength: 4 })
const changed = fc
  .tuple(tokens, fc.nat(), fc.nat({ max: 3 }), texts)
  .map(([token, place, cut, put]) => {
    const at = place % (token.length + 1)
    return token.slice(0, at) + put + token.slice(at + cut)
  })
const nonsense = fc.string({ unit: letter, minLength: 1, maxLength: 140 })

test('the edge and the portal’s own check say the same of every token', async () => {
  const seen = { valid: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(fc.oneof(tokens, changed, nonsense), async (token) => {
      const now = new Date()
      const allKeys = [keys.first, keys.second]
      const { outcome } = verifyPlaybackToken(token, { door, broadcastId, keys: allKeys, now })
      seen[outcome] += 1
      const { status } = await askRaw(edge.url, `/t/${token}${path}`)
      expect(status).toBe(outcome === 'valid' ? 200 : 403)
    }),
    { numRuns: 3_000 },
  )
  expect(Math.min(seen.valid, seen.refused)).toBeGreaterThan(50)
})
