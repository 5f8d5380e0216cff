import { expect, test } from 'vitest'
import type { LadderRendition, VideoRendition } from '../ladder'
import { ladderArguments } from './ladder-arguments'

const video: VideoRendition = {
  kind: 'video',
  id: '360p',
  width: 640,
  height: 360,
  fps: 29.97,
  maximumKbps: 730,
  bufferKbit: 730,
}
const audio: LadderRendition = {
  kind: 'audio',
  id: 'audio-64k',
  sampleRate: 44_100,
  channels: 2,
  audioKbps: 64,
}

test('every rendition leaves by its own pipe, in the order given', () => {
  const pipes = ladderArguments([video, audio]).filter((argument) => /^pipe:/.test(argument))
  expect(pipes).toEqual(['pipe:0', 'pipe:3', 'pipe:4'])
})

test('the frame rate is told to rate control as a fraction', () => {
  expect(ladderArguments([video]).join(' ')).toContain('fps=29970/1000')
})

test.each([0, -2, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'the figure %d makes no rendition',
  (width) => {
    expect(() => ladderArguments([{ ...video, width }])).toThrow(RangeError)
  },
)
