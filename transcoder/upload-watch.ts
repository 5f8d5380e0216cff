import type { BroadcastWarning } from '@/common/media-contract'
import { ticksPerSecond } from './source'

const secondMs = 1_000
/** What stays late for as long as this is the line's ordinary delay from then on. */
const windowMs = 60_000
const rateWindowMs = 10_000
const gapMs = 1_000
const falters = { behindMs: 2_000, gaps: 3 }
const steady = { behindMs: 1_000, gaps: 0, forMs: 30_000 }
const repeatMs = 30_000

/** A second of the wall clock: how far its frames lay behind their time, and what came. */
interface Second {
  atMs: number
  leastBehindMs: number
  mostBehindMs: number
  gaps: number
  bytes: number
}

type State = { name: 'steady' } | { name: 'faltering'; saidAtMs: number; badAtMs: number }

/**
 * Tells an upload that does not keep up with the clock: frames come later and later, or with pauses.
 * It is said at once, again every half minute with newer figures, and taken back after half a minute
 * without trouble.
 */
export class UploadWatch {
  private readonly seconds: Second[] = []
  private state: State = { name: 'steady' }
  private lastArrivalMs: number | null = null

  constructor(private readonly onWarning: (warning: BroadcastWarning) => void) {}

  /** A frame's time on a continuous timeline, in ticks, and when it came. */
  note({ dts, bytes }: { dts: number; bytes: number }, arrivalMs: number) {
    const behindMs = arrivalMs - (dts * 1000) / ticksPerSecond
    const isGap = this.lastArrivalMs !== null && arrivalMs - this.lastArrivalMs > gapMs
    this.lastArrivalMs = arrivalMs
    const second = this.secondOf(arrivalMs, behindMs)
    second.leastBehindMs = Math.min(second.leastBehindMs, behindMs)
    second.mostBehindMs = Math.max(second.mostBehindMs, behindMs)
    second.bytes += bytes
    if (isGap) second.gaps += 1
  }

  /** Nothing comes, which no frame can tell. */
  noteSilence(nowMs: number) {
    if (this.lastArrivalMs === null) return
    const { state } = this
    if (state.name === 'faltering') {
      state.badAtMs = nowMs
      if (nowMs - state.saidAtMs < repeatMs) return
    }
    this.say({ ...this.readFigures(nowMs), behindMs: nowMs - this.lastArrivalMs }, nowMs)
  }

  /** A new timeline promises anew; what was said of the upload stands until it has been steady. */
  restart() {
    this.seconds.length = 0
    this.lastArrivalMs = null
  }

  private secondOf(nowMs: number, behindMs: number) {
    const current = this.seconds.at(-1)
    // The machine's clock was set back.
    if (current && nowMs < current.atMs) this.restart()
    else if (current && nowMs - current.atMs < secondMs) return current
    else if (current) this.judge(nowMs)
    while (this.seconds[0] && nowMs - this.seconds[0].atMs > windowMs) this.seconds.shift()
    // Written out: of each object that is made by spreading the engine keeps a shape of its own.
    const begun = {
      atMs: nowMs,
      gaps: 0,
      bytes: 0,
      leastBehindMs: behindMs,
      mostBehindMs: behindMs,
    }
    this.seconds.push(begun)
    return begun
  }

  /** Once a second, of the seconds that are over. */
  private judge(nowMs: number) {
    const figures = this.readFigures(nowMs)
    const newest = this.seconds.at(-1)
    if (!newest) return
    const { state } = this
    const behindMs = newest.mostBehindMs - this.leastBehindMs()
    if (state.name === 'faltering') {
      const isBad = behindMs > steady.behindMs || newest.gaps > steady.gaps
      if (isBad) state.badAtMs = nowMs
      if (nowMs - state.badAtMs >= steady.forMs) {
        this.state = { name: 'steady' }
        for (const second of this.seconds) second.gaps = 0
        this.onWarning({ code: 'upload_steady', receivedKbps: figures.receivedKbps })
      } else if (isBad && nowMs - state.saidAtMs >= repeatMs) this.say(figures, nowMs)
    } else if (behindMs > falters.behindMs || figures.gaps >= falters.gaps) {
      this.say(figures, nowMs)
    }
  }

  private say(figures: ReturnType<UploadWatch['readFigures']>, nowMs: number) {
    this.state = { name: 'faltering', saidAtMs: nowMs, badAtMs: nowMs }
    this.onWarning({ code: 'upload_falters', ...figures })
  }

  private readFigures(nowMs: number) {
    const recent = this.seconds.filter(({ atMs }) => nowMs - atMs <= rateWindowMs)
    const bytes = recent.reduce((total, second) => total + second.bytes, 0)
    const lastingMs = nowMs - (recent[0]?.atMs ?? nowMs)
    const mostBehindMs = Math.max(...recent.map((second) => second.mostBehindMs))
    return {
      receivedKbps: lastingMs > 0 ? Math.round((bytes * 8) / lastingMs) : 0,
      behindMs: Math.max(0, Math.round(mostBehindMs - this.leastBehindMs())),
      gaps: this.seconds.reduce((total, second) => total + second.gaps, 0),
    }
  }

  /** The most punctual frames say how late is late. */
  private leastBehindMs() {
    return Math.min(...this.seconds.map((second) => second.leastBehindMs))
  }
}
