import { expect, test } from 'vitest'
import { playbackKeysSetting, readPlaybackKeys } from './playback-keys'
import { readSettings } from './settings'

const MEDIA_SECRET = 'm'.repeat(40)
const secret = 's'.repeat(32)
const read = (text?: string) =>
  readPlaybackKeys({
    MEDIA_SECRET,
    ...readSettings({ PLAYBACK_TOKEN_KEYS: playbackKeysSetting }, { PLAYBACK_TOKEN_KEYS: text }),
  })

test('without a setting the key is made from the secret of the planes, and is not that secret', () => {
  const [key, ...more] = read()
  expect(more).toEqual([])
  expect(key).toMatchObject({ kid: 'media' })
  expect(key?.secret).toMatch(/^[0-9a-f]{64}$/)
})

test('keys keep their order, and the made one can stand among them', () => {
  expect(read(`k2:${secret}, media`)).toEqual([{ kid: 'k2', secret }, ...read()])
})

test.each([
  `k1:${secret},k1:${secret}`,
  `media:${secret},media`,
  'k1:short',
  `K1:${secret}`,
  `k1:${secret} x`,
  'other',
  `${secret}`,
])('%s is refused, and not repeated', (text) => {
  expect(() => read(text)).toThrow(/PLAYBACK_TOKEN_KEYS/)
  expect(() => read(text)).not.toThrow(secret)
})
