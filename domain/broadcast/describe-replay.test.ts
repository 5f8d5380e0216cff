import { expect, test } from 'vitest'
import { describeReplay } from './describe-replay'

const endedAt = new Date('2020-02-10T01:45:00Z')
const after = (seconds: number) => new Date(endedAt.getTime() + seconds * 1_000)
const ended = {
  id: 'b',
  nodeName: 'n1',
  endedAt,
  replaySeconds: null,
  replayUntil: null,
  stoppedAt: null,
  replayFrom: null,
  replayTo: null,
  replayWithdrawnAt: null,
  classSession: { course: { replayAudience: 'as_class', replayDays: null as number | null } },
} as const
const recorded = { ...ended, replaySeconds: 2_700, replayUntil: after(1_000) }

test('a class that has just ended is being prepared, and no longer than two minutes', () => {
  expect(describeReplay(ended, after(119))).toEqual({ state: 'preparing' })
  expect(describeReplay(ended, after(120))).toBeNull()
})

test('a recording can be watched again until its node removes it', () => {
  expect(describeReplay(recorded, after(999))).toEqual({
    state: 'ready',
    nodeName: 'n1',
    broadcastId: 'b',
    seconds: 2_700,
    until: after(1_000),
  })
  expect(describeReplay(recorded, after(1_000))).toBeNull()
})

test('a class that nobody ever published has no replay', () => {
  expect(describeReplay({ ...ended, nodeName: null, endedAt: null }, after(0))).toBeNull()
})

test('a class that was stopped is not watched again', () => {
  expect(describeReplay({ ...recorded, stoppedAt: endedAt }, after(10))).toBeNull()
  expect(describeReplay({ ...ended, stoppedAt: endedAt }, after(10))).toBeNull()
})

test('a school says whether and for how long its classes are watched again, and a teacher takes one back', () => {
  const ofCourse = (course: object) => ({
    ...recorded,
    classSession: { course: { ...recorded.classSession.course, ...course } },
  })
  const dayLater = after(24 * 3_600)
  const kept = { replayUntil: after(1e6) }
  const oneDay = { ...ofCourse({ replayDays: 1 }), ...kept }
  expect(describeReplay(oneDay, after(100))).toMatchObject({ state: 'ready', until: dayLater })
  expect(describeReplay(oneDay, dayLater)).toBeNull()
  expect(describeReplay(ofCourse({ replayAudience: 'nobody' }), after(10))).toBeNull()
  expect(describeReplay({ ...recorded, replayWithdrawnAt: endedAt }, after(10))).toBeNull()
  const cut = { ...recorded, replayFrom: after(-600), replayTo: after(-300) }
  expect(describeReplay(cut, after(10))).toMatchObject({ seconds: 300 })
})
