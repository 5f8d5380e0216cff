import { expect, test } from 'vitest'
import { decodeClock, encodeClock } from './clock-code'

const reading = { paintedAtMs: 1_790_000_123_456, frame: 4_711 }

test('what is written into the picture is read from it', () => {
  expect(decodeClock(encodeClock(reading), reading.paintedAtMs + 1_400)).toEqual(reading)
})

test('a cell that was misread makes the frame unreadable instead of wrong', () => {
  const cells = encodeClock(reading)
  for (const index of cells.keys()) {
    const damaged = cells.map((cell, other) => (other === index ? !cell : cell))
    expect(decodeClock(damaged, reading.paintedAtMs)).toBeNull()
  }
})
