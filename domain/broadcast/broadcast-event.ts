import type { BroadcastEvent } from '@/common/media-contract'
import type { BroadcastState } from '@/prisma/database'

type StateEvent = Exclude<BroadcastEvent['kind'], 'warning' | 'recording_ready'>

export interface StoredRun {
  state: BroadcastState
  startedAt: Date | null
  interruptedAt: Date | null
  endedAt: Date | null
  runs: number
}

/**
 * What a reported event makes of a broadcast; null when it changes nothing. `state` must be the
 * state that counted when it happened, so that coming back too late begins a new run.
 */
export function applyEvent(run: StoredRun, kind: StateEvent, at: Date): StoredRun | null {
  switch (kind) {
    case 'live':
      if (run.state === 'live') return null
      if (run.state === 'interrupted') return { ...run, state: 'live', interruptedAt: null }
      return {
        state: 'live',
        startedAt: at,
        interruptedAt: null,
        endedAt: null,
        runs: run.runs + 1,
      }
    case 'interrupted':
      return run.state === 'live' ? { ...run, state: 'interrupted', interruptedAt: at } : null
    case 'ended':
      if (run.state === 'waiting' || run.state === 'ended') return null
      return { ...run, state: 'ended', interruptedAt: null, endedAt: at }
  }
}
