import type { Boundary, SegmentSchedule } from './segment-schedule'

export interface Part {
  durationSeconds: number
  isIndependent: boolean
  byteLength: number
  /** What its first frame takes as a part of its own; 0 when that is no keyframe. */
  keyframeByteLength: number
  /** Null once they lie in the segment's file alone. */
  bytes: Buffer | null
}

export interface Segment {
  msn: number
  boundary: Boundary
  programDateTimeMs: number
  /** Number of the init section that it needs. */
  initNumber: number
  isComplete: boolean
  /** No media came for it: listed with EXT-X-GAP. */
  isGap: boolean
  /** Starts with a keyframe (always so for audio). */
  isIndependent: boolean
  durationSeconds: number
  byteLength: number
  /** What its first frame takes as a part of its own; 0 when that is no keyframe. */
  keyframeByteLength: number
  /** Where its file lies, once it is durably on disk: the parts one behind the other. */
  folder: string | null
  /** None once the file alone is enough: nobody asks for parts that old. */
  parts: Part[]
}

/** Segments that left the playlist answer this much longer: a reader may be on its way to them. */
const lingerSeconds = 20
const fewestListedSegments = 6
/** What most viewers are about to ask for is answered from memory, whatever the disk does. */
const freshSeconds = 2
/** RFC 8216bis 4.4.4.9: parts are listed this long, the segment around, and answered as long again. */
const targetDurationsWithParts = 3 + 1 + 3
/** Bounds for a source that sends more than a class needs: 20 Mbit/s, and a segment a second. */
const mostBytesASecond = 2_500_000
const mostSegmentsASecond = 1

/** Counts what is made, for the node's metrics. */
export interface Tally {
  inc(): void
}

/** Told of what is complete and never changes again. It must not throw, and not keep anybody waiting. */
export interface WindowObserver {
  onInitSection(number: number, bytes: Buffer): void
  onSegment(segment: Segment): void
}

interface RenditionWindowOptions {
  windowSeconds: number
  schedule: Pick<SegmentSchedule, 'targetDurationSeconds'>
  observer?: WindowObserver | undefined
  parts: Tally
  segments: Tally
}

interface Change {
  onChange(): void
}

/**
 * The state of one rendition's sliding window: segments, parts and init sections, in memory. What
 * changes becomes visible at once with {@link commit}, so no reader sees a half-made step.
 */
export class RenditionWindow {
  private readonly kept: Segment[] = []
  private readonly inits = new Map<number, Buffer>()
  private nextInitNumber = 0
  private readonly watchers = new Set<Change>()
  private firstListed = 0
  private keptBytes = 0
  private isDirty = false
  private closed = false
  /** One text for all segments, of which there are thousands. */
  private storedIn: string | null = null
  /** Rises with every visible change: what was rendered for a version holds for that version. */
  version = 0

  constructor(private readonly options: RenditionWindowOptions) {}

  get segments(): readonly Segment[] {
    return this.kept.slice(this.firstListed)
  }

  get last(): Segment | null {
    return this.kept[this.kept.length - 1] ?? null
  }

  get isEnded() {
    return this.closed
  }

  get byteLength() {
    return this.keptBytes
  }

  get listedSeconds() {
    let seconds = 0
    for (const { durationSeconds } of this.segments) seconds += durationSeconds
    return seconds
  }

  get hasCompleteSegment() {
    return this.kept.some((segment) => segment.isComplete && !segment.isGap)
  }

  /** The part that comes next, which EXT-X-PRELOAD-HINT names. */
  get nextPart() {
    const last = this.last
    if (!last) return { msn: 0, part: 0 }
    return last.isComplete
      ? { msn: last.msn + 1, part: 0 }
      : { msn: last.msn, part: last.parts.length }
  }

  findSegment(msn: number): Segment | null {
    const first = this.kept[0]
    return first ? (this.kept[msn - first.msn] ?? null) : null
  }

  findInitSection(number: number): Buffer | null {
    return this.inits.get(number) ?? null
  }

  /** Gives the new init section's number. */
  addInitSection(bytes: Buffer) {
    const number = this.nextInitNumber
    this.nextInitNumber += 1
    this.keptBytes += bytes.length
    this.inits.set(number, bytes)
    this.options.observer?.onInitSection(number, bytes)
    return number
  }

  addSegment(segment: Segment) {
    this.kept.push(segment)
    this.isDirty = true
  }

  addPart(part: Part) {
    const segment = this.last
    if (!segment || segment.isComplete) throw new Error('a part needs an open segment')
    if (segment.parts.length === 0) segment.keyframeByteLength = part.keyframeByteLength
    segment.parts.push(part)
    segment.durationSeconds += part.durationSeconds
    segment.byteLength += part.byteLength
    this.keptBytes += part.byteLength
    this.options.parts.inc()
    this.isDirty = true
  }

  completeSegment() {
    const segment = this.last
    if (!segment) return
    segment.isComplete = true
    this.options.segments.inc()
    this.options.observer?.onSegment(segment)
    this.isDirty = true
    this.slide()
    this.releaseStored()
  }

  /** The segment can be read from its file in this folder from now on. */
  noteStored(segment: Segment, folder: string) {
    if (this.storedIn !== folder) this.storedIn = folder
    segment.folder = this.storedIn
    this.releaseStored()
  }

  /** A fresh window: the next segment that is listed will be the first. */
  clear() {
    for (const segment of this.kept.splice(0)) this.forgetBytes(segment)
    this.firstListed = 0
    this.isDirty = true
  }

  /** Wakes those who wait with the next commit, although no media came. */
  markChanged() {
    this.isDirty = true
  }

  end() {
    this.closed = true
    this.isDirty = true
    this.releaseStored()
  }

  /** Makes the changes visible and wakes those who wait for them. */
  commit() {
    if (!this.isDirty) return
    this.isDirty = false
    this.version += 1
    for (const watcher of this.watchers) watcher.onChange()
  }

  /** Calls back after every visible change until the returned function is called. */
  watch(onChange: () => void) {
    const watcher = { onChange }
    this.watchers.add(watcher)
    return () => {
      this.watchers.delete(watcher)
    }
  }

  private slide() {
    let { listedSeconds } = this
    while (this.kept.length - this.firstListed > fewestListedSegments) {
      const oldest = this.kept[this.firstListed]
      if (!oldest || !this.isTooLong(listedSeconds - oldest.durationSeconds)) break
      listedSeconds -= oldest.durationSeconds
      this.firstListed += 1
    }
    this.forgetUnlisted()
  }

  private isTooLong(secondsWithoutOldest: number) {
    const { windowSeconds } = this.options
    const listed = this.kept.length - this.firstListed
    return (
      secondsWithoutOldest >= windowSeconds ||
      listed > windowSeconds * mostSegmentsASecond ||
      this.isTooLarge
    )
  }

  private get isTooLarge() {
    return this.keptBytes > this.options.windowSeconds * mostBytesASecond
  }

  private forgetUnlisted() {
    let lingering = 0
    for (let index = 0; index < this.firstListed; index += 1) {
      lingering += this.kept[index]?.durationSeconds ?? 0
    }
    while (this.firstListed > 0 && this.mustForget(lingering)) {
      const oldest = this.kept.shift()
      if (!oldest) return
      lingering -= oldest.durationSeconds
      this.forgetBytes(oldest)
      this.firstListed -= 1
    }
    this.forgetInitSections()
  }

  private mustForget(lingeringSeconds: number) {
    const isMany = this.firstListed > lingerSeconds * mostSegmentsASecond
    return lingeringSeconds > lingerSeconds || isMany || this.isTooLarge
  }

  /** Those of segments that are gone. */
  private forgetInitSections() {
    const first = this.kept[0]
    if (!first) return
    for (const [number, bytes] of this.inits) {
      if (number >= first.initNumber) return
      this.inits.delete(number)
      this.keptBytes -= bytes.length
    }
  }

  /** Frees the memory of what is no longer fresh and can be read from its file. */
  private releaseStored() {
    const { targetDurationSeconds } = this.options.schedule
    const partsSeconds = targetDurationsWithParts * (targetDurationSeconds ?? Infinity)
    let secondsBehind = 0
    for (let index = this.kept.length - 1; index >= 0; index -= 1) {
      const segment = this.kept[index]
      if (!segment) return
      const isFresh = secondsBehind < freshSeconds && !this.closed
      if (!isFresh && segment.folder) this.forgetBytes(segment)
      if (secondsBehind > partsSeconds && segment.folder) segment.parts = []
      secondsBehind += segment.durationSeconds
    }
  }

  private forgetBytes(segment: Segment) {
    for (const part of segment.parts) {
      if (part.bytes) this.keptBytes -= part.byteLength
      part.bytes = null
    }
  }
}
