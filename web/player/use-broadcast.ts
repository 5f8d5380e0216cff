import { useEffect, useReducer, useRef, useState } from 'react'
import { offAirStateAt } from '@/domain/course/off-air-state'
import { askEdge, askPortal, watchPath } from './ask'
import { PlaybackPass } from './playback-pass'
import {
  isOffAir,
  isOnAir,
  movePlayer,
  type PlayerEvent,
  type PortalWord,
  startPlayer,
} from './player-state'
import { startPolling } from './poll'
import { startRenewing } from './renew-pass'
import { retryDelayMs } from './retry-delay'
import { takeTokens } from './take-tokens'

export interface BroadcastFacts extends PortalWord {
  classSessionId: string
  endsAtMs: number
  /** Where the portal is asked, if not for the class itself. */
  portalPath?: string
}

const portalWaitingMs = 3_000
const portalEndedMs = 8_000
const edgeOnAirMs = 1_600
const edgeOffAirMs = 3_000

/** Follows a class: asks the portal while it waits, the edge while it is on air, both when it is off air. */
export function useBroadcast(facts: BroadcastFacts) {
  const { classSessionId, endsAtMs, portalPath, ...initial } = facts
  const path = portalPath ?? watchPath(classSessionId)
  const [{ passes, word }] = useState(() => readFirstWord(initial))
  const [model, dispatch] = useReducer(movePlayer, word, startPlayer)
  const { state, playback, replay, isForgotten, failures } = model
  const stateUrl = playback?.stateUrl
  const isOn = isOnAir(state)

  const isOver = state === 'ended' && replay?.state !== 'preparing'
  const portalEveryMs = isOn && !isForgotten ? 0 : isOver ? portalEndedMs : portalWaitingMs
  useEffect(() => {
    if (portalEveryMs === 0) return
    const run = async (signal: AbortSignal) => {
      const event = await askPortal(path, { passes, signal })
      if (event && !signal.aborted) dispatch(event)
    }
    return startPolling({ everyMs: portalEveryMs, random: Math.random, run })
  }, [path, passes, portalEveryMs])

  const renewing = useRef<ReturnType<typeof startRenewing>>(null)
  useEffect(() => {
    if (!isOn) return
    const renew = async (signal: AbortSignal) => {
      const event = await askPortal(path, { passes, signal })
      if (event && !signal.aborted) dispatch(event)
      return event !== null
    }
    const started = startRenewing({
      readLifeMs: () => passes.live.lifeMs,
      renew,
      random: Math.random,
    })
    renewing.current = started
    return () => started.stop()
  }, [path, passes, isOn])

  const mayGoOn = isOffAir(state) && !isForgotten
  const edgeEveryMs = isOn ? edgeOnAirMs : mayGoOn ? edgeOffAirMs : 0
  useEffect(() => {
    if (edgeEveryMs === 0 || !stateUrl) return
    const run = async (signal: AbortSignal) => {
      const event = await askEdge(passes.live.addressOf(stateUrl), signal)
      if (!event || signal.aborted) return
      if (event.kind !== 'edge_denied') dispatch(readGoodbye(event, endsAtMs))
      else if (isOn) renewing.current?.hurry()
      // Tokens end with the class. Should it go on all the same, the portal says so.
      else dispatch({ kind: 'edge_forgot' })
    }
    return startPolling({ everyMs: edgeEveryMs, random: Math.random, run })
  }, [stateUrl, passes, isOn, edgeEveryMs, endsAtMs])

  const isInTrouble = state === 'trouble'
  useEffect(() => {
    if (!isInTrouble) return
    const timer = setTimeout(() => dispatch({ kind: 'retry_due' }), retryDelayMs(failures))
    return () => clearTimeout(timer)
  }, [isInTrouble, failures])

  return { model, passes, dispatch }
}

/** What the portal will say of an end, which it hears of later. */
function readGoodbye(event: PlayerEvent, endsAtMs: number): PlayerEvent {
  if (event.kind !== 'edge_answered' || event.state !== 'ended') return event
  const planned = { endsAt: new Date(endsAtMs), isClosed: false, next: null }
  return { ...event, state: offAirStateAt(planned, new Date()).state }
}

function readFirstWord(initial: PortalWord) {
  const passes = { live: new PlaybackPass(), replay: new PlaybackPass() }
  return { passes, word: takeTokens(initial, passes) }
}
