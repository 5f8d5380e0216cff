import { expect, test } from 'vitest'
import { planLadder } from './ladder'

const stereo = { sampleRate: 48_000, channels: 2 }
const sizes = (width: number, height: number, kbps = 1_000) =>
  planLadder({ video: { width, height, fps: 30, kbps }, audio: null }, 'always').map((rendition) =>
    rendition.kind === 'video'
      ? `${rendition.id} ${rendition.width}x${rendition.height}`
      : rendition.id,
  )

test('a large source gets 480p and 360p in its own shape', () => {
  expect(sizes(1280, 720)).toEqual(['480p 854x480', '360p 640x360'])
  expect(sizes(1024, 768)).toEqual(['480p 640x480', '360p 480x360'])
})

test('in a portrait source the short side is what the name says', () => {
  expect(sizes(720, 1280)).toEqual(['480p 480x854', '360p 360x640'])
})

test('nothing is larger than the source, and only a costly source is made anew in its own size', () => {
  expect(sizes(854, 480, 2_900)).toEqual(['480p 854x480', '360p 640x360'])
  expect(sizes(854, 480, 2_800)).toEqual(['360p 640x360'])
  expect(sizes(640, 360, 1_900)).toEqual(['360p 640x360'])
  expect(sizes(640, 360, 0)).toEqual([])
  expect(sizes(320, 240)).toEqual([])
})

test('both sides are even', () => {
  for (let width = 480; width < 1400; width += 2) {
    const plan = planLadder(
      { video: { width, height: 486, fps: null, kbps: 5_000 }, audio: null },
      'always',
    )
    for (const rendition of plan) {
      if (rendition.kind === 'video') {
        expect([rendition.width % 2, rendition.height % 2]).toEqual([0, 0])
      }
    }
  }
})

test('sound alone gets the audio rendition alone, and a silent picture none', () => {
  const audioOnly = planLadder({ video: null, audio: stereo }, 'always')
  expect(audioOnly).toEqual([
    { kind: 'audio', id: 'audio-64k', sampleRate: 48_000, channels: 2, audioKbps: 64 },
  ])
  const videoOnly = planLadder(
    { video: { width: 1280, height: 720, fps: 25, kbps: 5_000 }, audio: null },
    'always',
  )
  expect(videoOnly.every((rendition) => rendition.kind === 'video')).toBe(true)
})

test.each([
  [1, 1],
  [2, 2],
  [6, 2],
])('%i channels of sound become %i', (channels, expected) => {
  const plan = planLadder({ video: null, audio: { sampleRate: 44_100, channels } }, 'always')
  expect(plan).toMatchObject([{ channels: expected, sampleRate: 44_100 }])
})

test('switched off, there is no ladder', () => {
  expect(
    planLadder({ video: { width: 1280, height: 720, fps: 30, kbps: 5_000 }, audio: stereo }, 'off'),
  ).toEqual([])
})

test('an unknown frame rate is presumed high, so that the caps hold', () => {
  const plan = planLadder(
    { video: { width: 640, height: 360, fps: null, kbps: 5_000 }, audio: null },
    'always',
  )
  expect(plan).toMatchObject([{ fps: 60 }])
})
