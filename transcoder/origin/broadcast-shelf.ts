import type { PlaybackAccess } from '@/common/media-contract'
import type { Run } from '../packager/run'

export type PlaybackState = 'live' | 'interrupted' | 'ended'

/** Longer than the pauses of a bad line and between the frames of a slide; what is buffered is played by then. */
const silentAfterMs = 4_000

/** What viewers can find of one broadcast: its newest published run, and older ones for a while. */
export class BroadcastPlayback {
  state: PlaybackState = 'live'
  /** When its publisher last sent anything. */
  heardAtMs = Number.NEGATIVE_INFINITY
  access: PlaybackAccess = 'open'
  /** How often anything of it was asked for. */
  requests = 0
  private runs: Run[] = []

  constructor(private readonly retentionMs: number) {}

  /** On air, and nothing comes: a line that is lost without a word stays open for long. */
  isSilent(nowMs: number) {
    return this.state === 'live' && nowMs - this.heardAtMs > silentAfterMs
  }

  get isEmpty() {
    return this.runs.length === 0
  }

  get byteLength() {
    return this.runs.reduce((bytes, run) => bytes + run.byteLength, 0)
  }

  addRun(run: Run) {
    this.runs.push(run)
  }

  /** The run that the multivariant playlist lists: the newest that is ready to be played. */
  findPublishedRun(nowMs: number): Run | null {
    return this.runs.findLast((run) => !this.isOver(run, nowMs) && run.isPublished(nowMs)) ?? null
  }

  findRun(runId: string, nowMs: number): Run | null {
    return this.runs.find((run) => run.runId === runId && !this.isOver(run, nowMs)) ?? null
  }

  /** Frees the runs whose time after their end is over. */
  forgetOldRuns(nowMs: number) {
    this.runs = this.runs.filter((run) => !this.isOver(run, nowMs))
  }

  private isOver(run: Run, nowMs: number) {
    return run.endedAtMs !== null && run.endedAtMs + this.retentionMs <= nowMs
  }
}

/** All broadcasts that the origin can show, by their id. */
export class BroadcastShelf {
  private readonly broadcasts = new Map<string, BroadcastPlayback>()

  constructor(private readonly retentionSeconds: number) {}

  open(broadcastId: string): BroadcastPlayback {
    const known = this.broadcasts.get(broadcastId)
    const playback = known ?? new BroadcastPlayback(this.retentionSeconds * 1000)
    playback.state = 'live'
    this.broadcasts.set(broadcastId, playback)
    return playback
  }

  find(broadcastId: string): BroadcastPlayback | null {
    return this.broadcasts.get(broadcastId) ?? null
  }

  /** Frees what nobody can ask for any more. Answers never depend on it: they look at the clock. */
  sweep(nowMs: number) {
    for (const [broadcastId, playback] of this.broadcasts) {
      playback.forgetOldRuns(nowMs)
      if (playback.isEmpty && playback.state === 'ended') this.broadcasts.delete(broadcastId)
    }
  }

  count(state: PlaybackState) {
    return [...this.broadcasts.values()].filter((playback) => playback.state === state).length
  }

  get byteLength() {
    let bytes = 0
    for (const playback of this.broadcasts.values()) bytes += playback.byteLength
    return bytes
  }
}
