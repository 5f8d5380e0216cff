import { expect, test } from 'vitest'
import { keyframePart, keyframePartBytes } from './keyframe-part'
import { mediaPart } from './media-part'

const sample = (dts: number, fill: number, length: number) => ({
  dts,
  duration: 3_000,
  compositionOffset: -fill,
  isSync: dts < 2 ** 33 + 9,
  data: Buffer.alloc(length, fill),
})

test('the keyframe of a part is its first frame alone, at the same time', () => {
  const [first, ...others] = [sample(2 ** 33 + 7, 1, 500), sample(2 ** 33 + 3_007, 2, 90)]
  if (!first) throw new Error('no sample')
  const alone = keyframePart(mediaPart(42, [first, ...others]))
  expect(alone).toEqual(mediaPart(42, [first]))
  expect(alone.length).toBe(keyframePartBytes(500))
  // What a reader gives it may have more behind it: a whole segment.
  const segment = Buffer.concat([mediaPart(42, [first, ...others]), mediaPart(43, others)])
  expect(keyframePart(segment)).toEqual(alone)
})
