import { judgeSound } from '@/common/judge-sound'
import type { BroadcastHealth } from '@/common/media-health'
import {
  type AudioConfiguration,
  type AudioFrame,
  type SourceEvent,
  ticksPerSecond,
} from '../source'
import type { SoundLevel } from './sound-level'

/** About a second of a broadcast's sound, as its publisher sent it. */
export interface SoundExcerpt {
  configuration: AudioConfiguration
  frames: readonly AudioFrame[]
}

/**
 * While a teacher sets the microphone right figures come often, and what is good is looked at seldom:
 * to start a decoder costs as much CPU as half a second of a ladder.
 */
const pauses = { earlyMs: 5_000, badMs: 10_000, goodMs: 60_000 }
const isEarlyForMs = 60_000
const excerptTicks = 1.1 * ticksPerSecond
const mostFrames = 128
const mostBytes = 128 * 1024
/** Of these the loudest counts, so that somebody who listens for a while is not told to be silent. */
const keptLevels = 4
const keptMs = 75_000

/** How loud one broadcast is, by an excerpt now and then. */
export class BroadcastSound {
  /** An excerpt of it could not be read together with others: it is measured alone, to spoil none. */
  isSuspect = false
  private configuration: AudioConfiguration | null = null
  private frames: AudioFrame[] = []
  private bytes = 0
  private isGathering = true
  private levels: { atMs: number; level: SoundLevel }[] = []
  private startedAtMs: number | null = null
  private dueAtMs = 0

  push(event: SourceEvent) {
    if (event.kind === 'audio-configuration') {
      this.configuration = event
      this.forget()
    } else if (event.kind === 'audio-frame' && this.isGathering) this.gather(event)
  }

  /** A teacher who comes back may have mended the sound: what was heard before is forgotten. */
  restart() {
    this.forget()
    this.levels = []
    this.startedAtMs = null
    this.isGathering = true
  }

  /** Begins to gather when it is time to; gives what is gathered once, when it is enough. */
  takeExcerpt(nowMs: number): SoundExcerpt | null {
    this.startedAtMs ??= nowMs
    if (!this.isGathering) {
      this.isGathering = nowMs >= this.dueAtMs
      return null
    }
    if (!this.configuration || !this.isEnough) return null
    const excerpt = { configuration: this.configuration, frames: this.frames }
    this.forget()
    this.isGathering = false
    // At the same moments for all broadcasts, which are then measured together.
    const grid = this.choosePauseMs(nowMs - this.startedAtMs)
    this.dueAtMs = (Math.floor(nowMs / grid) + 1) * grid
    return excerpt
  }

  note(level: SoundLevel, nowMs: number) {
    this.levels = [...this.levels, { atMs: nowMs, level }].slice(-keptLevels)
  }

  describe(nowMs: number): Pick<BroadcastHealth, 'soundDb' | 'soundClippedShare'> {
    const levels = this.levels.filter(({ atMs }) => nowMs - atMs <= keptMs)
    if (levels.length === 0) return {}
    // Once is a knock against the microphone; twice is too loud.
    const [most = 0, second = most] = levels
      .map(({ level }) => level.clippedShare)
      .sort((a, b) => b - a)
    return {
      soundDb: Math.round(Math.max(...levels.map(({ level }) => level.db)) * 10) / 10,
      soundClippedShare: second,
    }
  }

  private choosePauseMs(onAirForMs: number) {
    const newest = this.levels.at(-1)
    if (newest && judgeSound(newest.level) === 'good') return pauses.goodMs
    return onAirForMs < isEarlyForMs ? pauses.earlyMs : pauses.badMs
  }

  private gather(frame: AudioFrame) {
    const [first = frame] = this.frames
    const isOutOfOrder = frame.dts < (this.frames.at(-1)?.dts ?? frame.dts)
    if (isOutOfOrder || frame.dts - first.dts > 2 * excerptTicks) this.forget()
    if (this.isEnough) return
    this.frames.push(frame)
    this.bytes += frame.data.length
  }

  private get isEnough() {
    const [first] = this.frames
    const last = this.frames.at(-1)
    if (!first || !last) return false
    const isFull = this.frames.length >= mostFrames || this.bytes >= mostBytes
    return isFull || last.dts - first.dts >= excerptTicks
  }

  private forget() {
    this.frames = []
    this.bytes = 0
  }
}
