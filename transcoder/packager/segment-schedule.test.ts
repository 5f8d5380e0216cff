import { expect, test } from 'vitest'
import { SegmentSchedule } from './segment-schedule'

const second = 90_000

/** Asks with 25 frames a second; keyframes at the given seconds. */
function ask(
  schedule: SegmentSchedule,
  { until, keyframesAt }: { until: number; keyframesAt: number[] },
) {
  const keyframes = new Set(keyframesAt.map((at) => Math.round(at * 25)))
  const cuts: number[] = []
  for (let frame = 0; frame < until * 25; frame += 1) {
    const boundary = schedule.decide({ ptsTicks: frame * 3_600, isKeyframe: keyframes.has(frame) })
    if (boundary) cuts.push(boundary.startTicks / second)
  }
  return cuts
}

test('the media begin at the first keyframe', () => {
  expect(ask(new SegmentSchedule(), { until: 2, keyframesAt: [0.4] })).toEqual([0.4])
})

test('a segment ends at the first keyframe after two seconds, or a little before', () => {
  const schedule = new SegmentSchedule()
  const keyframesAt = [0, 1, 1.96, 3, 4.4, 6.4]
  expect(ask(schedule, { until: 8, keyframesAt })).toEqual([0, 1.96, 4.4, 6.4])
})

test.each([
  ['two seconds', [0, 2, 4], 4],
  ['a little less than two seconds', [0, 1.96], 4],
  ['five seconds', [0, 5], 7],
])('keyframes every %s give the target duration', (_interval, keyframesAt, target) => {
  const schedule = new SegmentSchedule()
  ask(schedule, { until: 6, keyframesAt })
  expect(schedule.targetDurationSeconds).toBe(target)
})

test('an early keyframe of a scene change does not make the next segment too long', () => {
  const schedule = new SegmentSchedule()
  const cuts = ask(schedule, { until: 12, keyframesAt: [0, 2, 3.8, 5.8, 7.8] })
  expect(cuts).toEqual([0, 2, 5.8, 7.8, 11.8])
  expect(schedule.targetDurationSeconds).toBe(4)
})

test('without further keyframes the first segment ends after twelve seconds, the next at its target', () => {
  const schedule = new SegmentSchedule()
  expect(ask(schedule, { until: 27, keyframesAt: [0] })).toEqual([0, 12, 26])
  expect(schedule.targetDurationSeconds).toBe(14)
})

test('behind a break only a keyframe begins, with a discontinuity that is counted', () => {
  const schedule = new SegmentSchedule()
  ask(schedule, { until: 3, keyframesAt: [0, 2] })
  schedule.breakOff(3 * second)
  expect(schedule.decide({ ptsTicks: 9 * second, isKeyframe: false })).toBeNull()
  expect(schedule.decide({ ptsTicks: 9.5 * second, isKeyframe: true })).toEqual({
    msn: 2,
    startTicks: 9.5 * second,
    isDiscontinuity: true,
    discontinuities: 1,
  })
})

test('a break in the first segment settles the target duration, so that it can be played', () => {
  const schedule = new SegmentSchedule()
  ask(schedule, { until: 1, keyframesAt: [0] })
  schedule.breakOff(second)
  expect(schedule.targetDurationSeconds).toBe(4)
})
