import { expect, test } from 'vitest'
import {
  findClassroomCode,
  generateClassroomCode,
  generateStreamKey,
  hashStreamKey,
  isStreamKey,
} from './stream-key'

const code = generateClassroomCode()
const streamKey = generateStreamKey(code)

test('a key names its classroom and proves itself by its hash', () => {
  expect(findClassroomCode(streamKey)).toBe(code)
  expect(isStreamKey(streamKey, hashStreamKey(streamKey))).toBe(true)
})

test('another key of the same classroom proves nothing', () => {
  expect(isStreamKey(generateStreamKey(code), hashStreamKey(streamKey))).toBe(false)
})

test('a key has no letters that are mistaken for others', () => {
  expect(streamKey).toMatch(/^[0-9a-hjkmnp-tv-z]{8}_[0-9a-hjkmnp-tv-z]{26}$/)
})

test.each(['', 'stream', `${code}_short`, `${streamKey}x`, ` ${streamKey}`, 'l0l0l0l0_x'])(
  'what cannot be a key names no classroom: %j',
  (text) => {
    expect(findClassroomCode(text)).toBeNull()
  },
)
