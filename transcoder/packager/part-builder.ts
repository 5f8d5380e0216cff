import { keyframePartBytes } from './boxes/keyframe-part'
import { mediaPart, type Sample } from './boxes/media-part'
import type { Part } from './rendition-window'

interface PartBuilderOptions {
  timescale: number
  targetSeconds: number
  /** What a frame usually lasts, in the timescale. */
  frameDuration: number
  onPart(part: Part): void
}

const shortestShare = 0.85

/** Collects samples into parts of the target's length. One builder a format; `flush` ends a part early. */
export class PartBuilder {
  private samples: Sample[] = []
  private duration = 0
  private readonly target: number

  constructor(
    private readonly options: PartBuilderOptions,
    private readonly nextSequenceNumber: () => number,
  ) {
    this.target = options.targetSeconds * options.timescale
  }

  add(sample: Sample) {
    // RFC 8216bis 4.4.4.9: no part may be longer than the target …
    if (this.duration + sample.duration > this.target) this.flush()
    this.samples.push(sample)
    this.duration += sample.duration
    // … and each but a segment's last must reach 85 % of it, so a full part need not wait for more.
    const isFull = this.duration + this.options.frameDuration > this.target
    if (isFull && this.duration >= this.target * shortestShare) this.flush()
  }

  flush() {
    const first = this.samples[0]
    if (!first) return
    const bytes = mediaPart(this.nextSequenceNumber(), this.samples)
    this.options.onPart({
      durationSeconds: this.duration / this.options.timescale,
      isIndependent: first.isSync,
      byteLength: bytes.length,
      keyframeByteLength: first.isSync ? keyframePartBytes(first.data.length) : 0,
      bytes,
    })
    this.samples = []
    this.duration = 0
  }
}
