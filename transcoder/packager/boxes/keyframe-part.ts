import { emptyPartBytes, mediaPart } from './media-part'

/** Where `mediaPart` puts the fields of a part's first sample. */
const offsets = { moofSize: 0, sequence: 20, dtsHigh: 60, dtsLow: 64, sample: 88 }
const sizes = { box: 8, sample: 16 }

/** The bytes of {@link keyframePart} for a keyframe of this many bytes. */
export const keyframePartBytes = (frameBytes: number) => emptyPartBytes + sizes.sample + frameBytes

/** The first frame of a part that `mediaPart` made, as a part of its own: what an I-frame playlist lists. */
export function keyframePart(part: Buffer) {
  const start = part.readUInt32BE(offsets.moofSize) + sizes.box
  const [duration, length] = [
    part.readUInt32BE(offsets.sample),
    part.readUInt32BE(offsets.sample + 4),
  ]
  return mediaPart(part.readUInt32BE(offsets.sequence), [
    {
      dts: part.readUInt32BE(offsets.dtsHigh) * 2 ** 32 + part.readUInt32BE(offsets.dtsLow),
      duration,
      compositionOffset: part.readInt32BE(offsets.sample + 12),
      isSync: true,
      data: part.subarray(start, start + length),
    },
  ])
}
