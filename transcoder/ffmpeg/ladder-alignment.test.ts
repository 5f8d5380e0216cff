import { expect, test } from 'vitest'
import { planLadder } from '../ladder'
import type { SourceEvent } from '../source'
import { makeSourceEvents, testCard } from '../test-source'
import { ObservedLadder, shiftEvents } from './test-ladder'

const unhurried = { limits: { queuedMs: 60_000, hangMs: 60_000 } }
const threeHoursTicks = 3 * 3600 * 90_000
const stereo = { sampleRate: 48_000, channels: 2 }
const small = { width: 640, height: 360, fps: 25, kbps: 5_000 }

const timesOf = (frames: readonly { pts: number; isKeyframe: boolean }[]) =>
  frames
    .map(({ pts, isKeyframe }) => ({ pts, isKeyframe }))
    .sort((one, other) => one.pts - other.pts)

const pictures = (events: readonly SourceEvent[]) =>
  events.filter((event) => event.kind === 'video-frame')

/** Every third frame of seven missing: what a phone sends in a dim room. */
const variableRate = ['-vf', "select='not(eq(mod(n,7),3))'", '-fps_mode', 'vfr']

test.each([
  ['25 frames a second', testCard({ seconds: 4 }), 0],
  ['29.97 with B-frames', testCard({ seconds: 4, fps: '30000/1001', bFrames: 3 }), 0],
  [
    '30 from the third hour on',
    testCard({ seconds: 4, fps: 30, keyframeEvery: 45 }),
    threeHoursTicks,
  ],
  ['a variable rate', [...testCard({ seconds: 4, bFrames: 2 }), ...variableRate], 0],
  ['times between two milliseconds', testCard({ seconds: 4 }), 3000 + 41],
])(
  '%s: each picture keeps its time, and the keyframes are the source’s',
  async (_what, card, startTicks) => {
    const events = shiftEvents(await makeSourceEvents(card), startTicks)
    const expected = timesOf(pictures(events))
    const ladder = new ObservedLadder(
      planLadder({ video: small, audio: stereo }, 'always'),
      unhurried,
    )
    for (const event of events) ladder.process.push(event)
    // The last pictures of a source with B-frames come with its end.
    await ladder.until(() => ladder.videoFrames('360p').length >= expected.length - 4)
    await ladder.process.stop()
    expect(expected.filter(({ isKeyframe }) => isKeyframe).length).toBeGreaterThan(1)
    expect(timesOf(ladder.videoFrames('360p'))).toEqual(expected)
  },
  30_000,
)

test('both pictures and the sound come from one child, each complete', async () => {
  const events = await makeSourceEvents(
    testCard({ seconds: 3, size: '854x480', sampleRate: 44_100 }),
  )
  const source = {
    video: { width: 854, height: 480, fps: 25, kbps: 5_000 },
    audio: { sampleRate: 44_100, channels: 2 },
  }
  const ladder = new ObservedLadder(planLadder(source, 'always'), unhurried)
  for (const event of events) ladder.process.push(event)
  const expected = timesOf(pictures(events))
  const isComplete = (id: '480p' | '360p') => ladder.videoFrames(id).length === expected.length
  await ladder.until(() => isComplete('480p') && isComplete('360p'))
  await ladder.process.stop()
  expect(timesOf(ladder.videoFrames('480p'))).toEqual(expected)
  expect(timesOf(ladder.videoFrames('360p'))).toEqual(expected)
  for (const id of ['480p', '360p'] as const) {
    expect(ladder.outputs.get(id)?.[0]).toMatchObject({ kind: 'video-configuration' })
  }
  expect(ladder.outputs.get('audio-64k')?.[0]).toMatchObject({ kind: 'audio-configuration' })
})

test('the sound begins with the source’s, without the encoder’s priming, and keeps in step', async () => {
  const events = await makeSourceEvents([...testCard({ seconds: 4 }), '-vn'])
  const expected = events.filter((event) => event.kind === 'audio-frame')
  const ladder = new ObservedLadder(planLadder({ video: null, audio: stereo }, 'always'), unhurried)
  for (const event of events) ladder.process.push(event)
  await ladder.until(() => ladder.audioFrames('audio-64k').length >= expected.length - 4)
  await ladder.process.stop()
  const frames = ladder.audioFrames('audio-64k')
  expect(frames.length).toBe(expected.length)
  for (const [index, frame] of frames.entries()) {
    expect(Math.abs(frame.dts - (expected[index]?.dts ?? 0))).toBeLessThanOrEqual(90)
  }
  const bytes = frames.reduce((sum, { data }) => sum + data.length, 0)
  expect((bytes * 8) / 1000 / 4).toBeLessThan(72)
})

test('a picture of noise stays within the declared cap and buffer', async () => {
  const seconds = 4
  const noise = ['-vf', 'noise=alls=60:allf=t', '-b:v', '8M']
  const events = await makeSourceEvents([...testCard({ seconds, fps: 30 }), ...noise])
  const video = { width: 640, height: 360, fps: 30, kbps: 5_000 }
  const ladder = new ObservedLadder(planLadder({ video, audio: null }, 'always'), unhurried)
  for (const event of events) ladder.process.push(event)
  await ladder.until(() => ladder.videoFrames('360p').length === pictures(events).length)
  await ladder.process.stop()
  const kbit = ladder
    .videoFrames('360p')
    .reduce((sum, { data }) => sum + (data.length * 8) / 1000, 0)
  expect(kbit).toBeGreaterThan(730 * seconds * 0.8)
  expect(kbit).toBeLessThan((730 * seconds + 730) * 1.05)
})
