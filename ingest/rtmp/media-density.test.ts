import { expect, test } from 'vitest'
import { MediaDensity } from './media-density'

const bytes = 1024 * 1024
const video = 9
const audio = 8

/** How many megabytes are taken before it is too much; at most a thousand. */
function megabytesTaken(timestampMs: (frame: number) => number) {
  const density = new MediaDensity()
  for (let frame = 0; frame < 1_000; frame += 1) {
    if (!density.take({ type: video, timestampMs: timestampMs(frame), bytes })) return frame
  }
  return 1_000
}

test.each([
  ['stands still', () => 7],
  ['goes back with every frame', (frame: number) => 1_000_000 - frame],
  ['creeps', (frame: number) => frame],
])('a publisher whose clock %s is found out', (_what, timestampMs) => {
  expect(megabytesTaken(timestampMs)).toBe(15)
})

test.each([
  ['in its time', (frame: number) => frame * 100],
  ['over the end of 32 bits', (frame: number) => (2 ** 32 - 5_000 + frame * 100) % 2 ** 32],
  ['with a clock that starts anew now and then', (frame: number) => (frame % 200) * 100],
])('a publisher may send a lot %s', (_what, timestampMs) => {
  expect(megabytesTaken(timestampMs)).toBe(1_000)
})

test('messages without content cost something too', () => {
  const density = new MediaDensity()
  let messages = 0
  while (density.take({ type: video, timestampMs: 0, bytes: 0 })) messages += 1
  expect(messages).toBeLessThan(70_000)
})

test('sound and picture are two clocks', () => {
  const density = new MediaDensity()
  for (let frame = 0; frame < 100; frame += 1) {
    const timestampMs = frame * 100
    expect(density.take({ type: video, timestampMs, bytes })).toBe(true)
    expect(density.take({ type: audio, timestampMs: timestampMs + 3_600_000, bytes: 400 })).toBe(
      true,
    )
  }
})
