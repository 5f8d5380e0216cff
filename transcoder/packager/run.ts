import { ticksPerSecond } from '../source'
import type { Declaration } from './declaration'
import { partTargetSeconds } from './part-target'
import { type ObserveRendition, Rendition } from './rendition'
import type { Tally } from './rendition-window'
import { SegmentSchedule } from './segment-schedule'

export interface RunOptions {
  runId: string
  /** Wall-clock time at the start of the timeline. */
  startedAtMs: number
  windowSeconds: number
  made: { parts: Tally; segments: Tally }
  observe?: ObserveRendition | undefined
}

export interface RenditionPlan {
  id: string
  kind: 'video' | 'audio'
  /** Passed through, or made by the ladder: then it comes a little later. */
  madeBy: 'source' | 'ladder'
  frameSeconds: number
  declaration?: Declaration
  onRequest?(): void
}

/** The ladder may be this much later than the source before the source is published without it. */
const ladderPatienceMs = 2_000

/** One uninterrupted count of segments: the renditions that share a timeline and its boundaries. */
export class Run {
  readonly schedule = new SegmentSchedule()
  readonly renditions = new Map<string, Rendition>()
  endedAtMs: number | null = null
  private firstSegmentAtMs: number | null = null
  private published = false

  constructor(readonly options: RunOptions) {}

  get runId() {
    return this.options.runId
  }

  /** Renditions are added best first. */
  addRendition(rendition: RenditionPlan) {
    const { startedAtMs, windowSeconds, made, observe } = this.options
    const added = new Rendition({
      ...rendition,
      schedule: this.schedule,
      windowSeconds,
      made,
      observe,
      partTargetSeconds: partTargetSeconds(rendition.frameSeconds, {
        isExact: rendition.kind === 'audio',
      }),
      programDateTimeMs: (ticks) => startedAtMs + (ticks * 1000) / ticksPerSecond,
    })
    this.renditions.set(rendition.id, added)
    return added
  }

  get longestPartTargetSeconds() {
    return Math.max(...[...this.renditions.values()].map((each) => each.partTargetSeconds))
  }

  get byteLength() {
    let bytes = 0
    for (const { window } of this.renditions.values()) bytes += window.byteLength
    return bytes
  }

  /** Those that can be played: they have a first segment. */
  listPlayable() {
    return this.listMade().filter(({ window }) => window.hasCompleteSegment)
  }

  /** Those that can be played, or will be made when somebody asks for them. */
  listOffered() {
    const playable = new Set(this.listPlayable())
    return [...this.renditions.values()].filter(
      (rendition) => playable.has(rendition) || this.isPromised(rendition),
    )
  }

  /**
   * True once the multivariant playlist may be given out: every rendition has a first segment, or
   * the others have kept the first of them waiting for too long.
   */
  isPublished(nowMs: number) {
    if (this.published) return true
    const playable = this.listPlayable().length
    if (playable === 0 || this.schedule.targetDurationSeconds === null) return false
    this.firstSegmentAtMs ??= nowMs
    const isComplete = playable >= this.listExpected().length || this.endedAtMs !== null
    this.published = isComplete || nowMs - this.firstSegmentAtMs >= ladderPatienceMs
    return this.published
  }

  /** Shows the changes to readers, all renditions at once. */
  commit(nowMs: number) {
    for (const { window } of this.renditions.values()) window.commit()
    this.isPublished(nowMs)
  }

  /** The media of these renditions stop here. */
  breakOff(madeBy: Rendition['madeBy']) {
    for (const rendition of this.listMadeBy(madeBy)) rendition.breakOff()
  }

  endRenditions(madeBy: Rendition['madeBy'], nowMs: number) {
    for (const rendition of this.listMadeBy(madeBy)) rendition.end()
    this.endedAtMs ??= nowMs
    this.isPublished(nowMs)
  }

  private isPromised({ declaration, supply, window }: Rendition) {
    return declaration !== null && supply !== 'shed' && !window.isEnded
  }

  private listMade() {
    return [...this.renditions.values()].filter(({ supply }) => supply === 'made')
  }

  /** Those without which nothing is published at first: what is made on demand can be waited for. */
  private listExpected() {
    return this.listMade().filter(({ declaration }) => declaration === null)
  }

  private listMadeBy(madeBy: Rendition['madeBy']) {
    return [...this.renditions.values()].filter((rendition) => rendition.madeBy === madeBy)
  }
}
