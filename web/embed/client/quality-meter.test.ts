import { expect, test } from 'vitest'
import { QualityMeter } from './quality-meter'

const look = (seconds: number, atMs: number, isWanted = true) => ({ seconds, atMs, isWanted })

test('the first picture, the moving and the standstill are measured from the picture’s own clock', () => {
  const meter = new QualityMeter({ openedOnAir: true })
  meter.look(look(0, 500))
  meter.look(look(0.2, 900))
  meter.look(look(0.7, 1_400))
  meter.look(look(0.7, 1_900))
  meter.look(look(0.7, 2_400, false))
  meter.look(look(0.7, 9_000, false))
  expect(meter.take()).toEqual({ startMs: 900, playedMs: 500, stalledMs: 500 })
  expect(meter.take()).toEqual({ startMs: 900, playedMs: 0, stalledMs: 0 })
})

test('who came before the class has no time of start', () => {
  const meter = new QualityMeter({ openedOnAir: false })
  meter.look(look(0, 500))
  meter.look(look(0.5, 60_000))
  expect(meter.take().startMs).toBe(null)
})

test('a picture that falters stands still for what it lacks, and one that is loaded anew until it moves', () => {
  const meter = new QualityMeter({ openedOnAir: true })
  meter.look(look(8, 1_000))
  for (let step = 1; step <= 10; step += 1) meter.look(look(8 + step * 0.3, 1_000 + step * 500))
  expect(meter.take()).toMatchObject({ playedMs: 3_000, stalledMs: 2_000 })
  for (const atMs of [6_500, 7_000, 7_500]) meter.look(look(0, atMs))
  expect(meter.take()).toMatchObject({ playedMs: 500, stalledMs: 1_000 })
})
