import { setInterval } from 'node:timers/promises'
import { silentLog } from '@/common/log'
import type { LadderRendition, LadderRenditionId } from '../ladder'
import type { AudioFrame, SourceEvent, VideoFrame } from '../source'
import { ticksPerSecond } from '../source'
import { LadderProcess, type LadderProcessOptions } from './ladder-process'

/** For tests: a ladder whose output is gathered, and can be waited for. */
export class ObservedLadder {
  readonly process: LadderProcess
  readonly outputs = new Map<LadderRenditionId, SourceEvent[]>()
  restarts = 0
  private readonly waiting = new Set<() => void>()

  constructor(
    renditions: readonly LadderRendition[],
    options: Partial<Omit<LadderProcessOptions, 'renditions'>> = {},
  ) {
    this.process = new LadderProcess({
      renditions,
      log: silentLog,
      ...options,
      onEvent: (id, event) => {
        this.outputs.set(id, [...(this.outputs.get(id) ?? []), event])
        this.check()
      },
      onRestart: (restarts) => {
        this.restarts = restarts
        this.check()
      },
    })
  }

  videoFrames(id: LadderRenditionId) {
    return (this.outputs.get(id) ?? []).filter((event) => event.kind === 'video-frame')
  }

  audioFrames(id: LadderRenditionId) {
    return (this.outputs.get(id) ?? []).filter((event) => event.kind === 'audio-frame')
  }

  /** Resolves once it is true, looked at whenever something came out. */
  until(isReached: () => boolean) {
    return new Promise<void>((resolve) => {
      const look = () => {
        if (!isReached()) return
        this.waiting.delete(look)
        resolve()
      }
      this.waiting.add(look)
      look()
    })
  }

  private check() {
    for (const look of [...this.waiting]) look()
  }
}

export function shiftEvents(events: readonly SourceEvent[], ticks: number): SourceEvent[] {
  return events.map((event) => {
    if (event.kind === 'video-frame') {
      return { ...event, dts: event.dts + ticks, pts: event.pts + ticks }
    }
    return event.kind === 'audio-frame' ? { ...event, dts: event.dts + ticks } : event
  })
}

/** Pushes the events at the pace of their own time, over and over, until it is aborted. */
export async function playLive(
  events: readonly SourceEvent[],
  {
    ladder,
    seconds,
    signal,
    startTicks = 0,
  }: { ladder: LadderProcess; seconds: number; signal: AbortSignal; startTicks?: number },
) {
  const startedAtMs = Date.now()
  let next = 0
  let round = shiftEvents(events, startTicks)
  const isDue = (event: SourceEvent | undefined) =>
    event &&
    (!isFrame(event) ||
      ((event.dts - startTicks) * 1000) / ticksPerSecond <= Date.now() - startedAtMs)
  try {
    for await (const _tick of setInterval(10, undefined, { signal })) {
      for (let event = round[next]; event && isDue(event); event = round[next]) {
        ladder.push(event)
        next += 1
        if (next < round.length) continue
        round = shiftEvents(round, seconds * ticksPerSecond)
        next = 0
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

function isFrame(event: SourceEvent): event is VideoFrame | AudioFrame {
  return event.kind === 'video-frame' || event.kind === 'audio-frame'
}
