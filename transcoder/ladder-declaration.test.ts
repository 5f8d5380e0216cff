import { expect, test } from 'vitest'
import { declareRendition, h264Level } from './ladder-declaration'

test('a picture is declared with its level, and with the most that its encoder may give', () => {
  const declaration = declareRendition({
    kind: 'video',
    id: '360p',
    width: 640,
    height: 360,
    fps: 30,
    maximumKbps: 730,
    bufferKbit: 730,
  })
  expect(declaration).toEqual({
    kind: 'video',
    codecs: 'avc1.64001F',
    width: 640,
    height: 360,
    bandwidth: { peakBitsPerSecond: 1_111_000, averageBitsPerSecond: 746_000 },
  })
})

test.each([
  [854, 480, 60, 3.1],
  [854, 480, 120, 3.2],
  [1280, 480, 120, 4.2],
])('%ix%i at %i pictures a second needs level %d', (width, height, fps, level) => {
  expect(h264Level({ width, height, fps })).toBe(level)
})
