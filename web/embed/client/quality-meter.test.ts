import { expect, test } from 'vitest'
import { QualityMeter } from './quality-meter'

const look = (position: number, nowMs: number, isWanted = true) => ({ position, nowMs, isWanted })

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
