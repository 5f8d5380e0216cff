import { expect, test } from 'vitest'
import { summariseReloads } from './summarise-reloads'

const answered = (answeredAtMs: number) => ({ fetches: 1, answeredAtMs, isRefused: false })

test('the delay counts from the origin’s answer, for those who waited for it, within the window', () => {
  const figures = summariseReloads({
    window: { fromMs: 100, toMs: 200 },
    record: new Map([
      ['early', answered(99)],
      ['within', answered(150)],
      ['late', answered(201)],
    ]),
    reports: [
      { reloads: { early: [0, 500, 600], within: [90, 152, 155] } },
      { reloads: { within: [140, 151, 153, 151, 160, 190], late: [0, 500, 600] } },
    ],
  })
  expect(figures).toEqual({
    reloads_measured_count: 2,
    first_byte_delay_p50_ms: 2,
    first_byte_delay_p99_ms: 2,
    delay_p50_ms: 5,
    delay_p99_ms: 5,
    delay_most_ms: 5,
  })
})
