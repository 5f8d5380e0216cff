import { expect, test } from 'vitest'
import { latencyWords } from './latency-words'

const words = (latencyMs: number | null) =>
  latencyWords(latencyMs, (value, decimals) => value.toFixed(decimals))

test.each([
  [1_400, { key: 'behind', values: { seconds: '1.4' } }],
  [12_400, { key: 'behind', values: { seconds: '12' } }],
  [180_000, { key: 'behindMinutes', values: { minutes: '3' } }],
])('%d ms are told as people would', (latencyMs, expected) => {
  expect(words(latencyMs)).toEqual(expected)
})

test('nothing is said of a latency that nobody knows', () => {
  expect(words(null)).toBeNull()
})
