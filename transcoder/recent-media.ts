import type { SourceEvent } from './source'

interface Stretch {
  events: SourceEvent[]
  byteLength: number
}

/** More than two segments of a source at 20 Mbit/s, or a long one without a keyframe. */
const mostBytes = 16 * 1024 * 1024

/**
 * The source's newest media, from the start of the newest complete segment on, so that an encoder
 * that begins now need not wait for the next keyframe. Each stretch begins where a segment does, with
 * a frame that needs none before it.
 */
export class RecentMedia {
  private stretches: Stretch[] = []

  get byteLength() {
    return this.stretches.reduce((bytes, stretch) => bytes + stretch.byteLength, 0)
  }

  get events(): SourceEvent[] {
    return this.stretches.flatMap(({ events }) => events)
  }

  /** `starts`: a segment begins with it; `starts-anew`: nothing before it goes with it. */
  push(event: SourceEvent, place: 'goes-on' | 'starts' | 'starts-anew') {
    if (event.kind === 'video-configuration' || event.kind === 'audio-configuration') {
      // What came before was coded in another way.
      this.stretches = []
      return
    }
    if (place === 'starts-anew') this.stretches = []
    if (place !== 'goes-on') this.begin()
    const open = this.stretches.at(-1)
    if (!open) return
    open.events.push(event)
    open.byteLength += event.data.length
    if (this.byteLength > mostBytes) this.stretches.shift()
  }

  clear() {
    this.stretches = []
  }

  private begin() {
    this.stretches.push({ events: [], byteLength: 0 })
    if (this.stretches.length > 2) this.stretches.shift()
  }
}
