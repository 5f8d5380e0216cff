import type { BroadcastEvent } from '@/common/media-contract'
import type { BroadcastState } from '@/prisma/database'
import { slotsBetween } from '../attendance/presence-slot'

type StateEvent = Exclude<BroadcastEvent['kind'], 'warning' | 'recording_ready'>

export interface StoredRun {
  state: BroadcastState
  startedAt: Date | null
  onAirSince: Date | null
  airedSlots: number[]
  interruptedAt: Date | null
  endedAt: Date | null
  runs: number
}

export function toStoredRun(broadcast: StoredRun): StoredRun {
  const { state, startedAt, onAirSince, airedSlots, interruptedAt, endedAt, runs } = broadcast
  return { state, startedAt, onAirSince, airedSlots, interruptedAt, endedAt, runs }
}

/**
 * What a reported event makes of a broadcast; null when it changes nothing. `state` must be the
 * state that counted when it happened, so that coming back too late begins a new run.
 */
export function applyEvent(run: StoredRun, kind: StateEvent, at: Date): StoredRun | null {
  switch (kind) {
    case 'live': {
      if (run.state === 'live') return null
      const airedSlots = listAiredSlots(run)
      const onAir = { ...run, state: kind, onAirSince: at, airedSlots, interruptedAt: null }
      if (run.state === 'interrupted') return onAir
      return { ...onAir, startedAt: at, endedAt: null, runs: run.runs + 1 }
    }
    case 'interrupted':
      return run.state === 'live' ? { ...run, state: 'interrupted', interruptedAt: at } : null
    case 'ended':
      if (run.state === 'waiting' || run.state === 'ended') return null
      return { ...run, state: 'ended', interruptedAt: null, endedAt: at }
  }
}

/** All half minutes on air until it was broken off or ended. */
function listAiredSlots({ onAirSince, airedSlots, interruptedAt, endedAt }: StoredRun) {
  const until = endedAt ?? interruptedAt
  if (!onAirSince || !until) return airedSlots
  return [...new Set([...airedSlots, ...slotsBetween(onAirSince, until)])]
}
