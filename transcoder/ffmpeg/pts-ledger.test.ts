import { expect, test } from 'vitest'
import { PtsLedger } from './pts-ledger'

test('a time between two milliseconds comes back to the tick', () => {
  const ledger = new PtsLedger()
  ledger.note(3_041)
  expect(ledger.restore(34 * 90)).toBe(3_041)
})

test('a time that was never noted stays as it is', () => {
  expect(new PtsLedger().restore(9_000)).toBe(9_000)
})

test('the oldest entries go, however long the broadcast', () => {
  const ledger = new PtsLedger()
  for (let frame = 0; frame < 700; frame += 1) ledger.note(frame * 3_600 + 1)
  expect([ledger.restore(0), ledger.restore(699 * 3_600)]).toEqual([0, 699 * 3_600 + 1])
})
