import type { WatchState } from '@/domain/course/find-watch-page'
import type { NextClass, ReplayOffer } from './watch-answer'

/** What the player shows. `connecting` and `trouble` are about the viewer's line, the rest about the class. */
export type PlayerState = WatchState | 'connecting' | 'trouble'

/** Absolute addresses on the edge. */
export interface Playback {
  playlistUrl: string
  stateUrl: string
}

/** The portal's word on a class. */
export interface PortalWord {
  state: WatchState
  playback: Playback | null
  replay: ReplayOffer | null
  next: NextClass | null
}

export interface PlayerModel {
  state: PlayerState
  playback: Playback | null
  /** The newest word on watching it again; it counts once the class is off air. */
  replay: ReplayOffer | null
  /** The newest word on what follows it; that, too, counts then. */
  next: NextClass | null
  /** The run that the edge last spoke of; null before it spoke. */
  run: string | null
  /** Rises whenever the multivariant playlist must be loaded anew; 0 while nothing is to be played. */
  loads: number
  /** Loads in a row that came to nothing. */
  failures: number
  /** The edge knows the broadcast no more: its node started again or the class was long ago. */
  isForgotten: boolean
  /** The class was stopped, or is not for this viewer any more: nothing of it is shown, not even what is loaded. */
  isRefused: boolean
}

/** The edge's word; what has ended there within the time of the class is in break. */
export type EdgeState = 'live' | 'interrupted' | 'in_break' | 'ended'

export type PlayerEvent =
  | ({ kind: 'portal_answered' } & PortalWord)
  | { kind: 'edge_answered'; state: EdgeState; run: string }
  | { kind: 'edge_forgot' }
  /** The class was stopped: it is over, and its recording is not shown. */
  | { kind: 'edge_refused' }
  | { kind: 'picture_came' }
  | { kind: 'picture_failed' }
  | { kind: 'retry_due' }

const nothingPlayed: PlayerModel = {
  state: 'not_yet',
  playback: null,
  replay: null,
  next: null,
  run: null,
  loads: 0,
  failures: 0,
  isForgotten: false,
  isRefused: false,
}

export function startPlayer(answer: PortalWord) {
  return movePlayer(nothingPlayed, { kind: 'portal_answered', ...answer })
}

/** States in which media is fetched and the edge is the one to ask. */
export function isOnAir(state: PlayerState) {
  return ['connecting', 'live', 'interrupted', 'trouble'].includes(state)
}

/** States after the air, in which the edge still knows first when the class goes on. */
export function isOffAir(state: PlayerState) {
  return state === 'in_break' || state === 'ended'
}

export function movePlayer(model: PlayerModel, event: PlayerEvent): PlayerModel {
  switch (event.kind) {
    case 'portal_answered':
      return onPortal(model, event)
    case 'edge_answered':
      return onEdge(model, event)
    case 'edge_forgot':
      return isOnAir(model.state)
        ? { ...model, state: 'interrupted', run: null, isForgotten: true }
        : { ...model, isForgotten: true }
    case 'edge_refused':
      return refuse({ ...model, state: 'ended' })
    case 'picture_came':
      if (model.state !== 'connecting' && model.state !== 'trouble') return model
      return { ...model, state: 'live', failures: 0 }
    case 'picture_failed':
      return onFailure(model)
    case 'retry_due':
      return model.state === 'trouble' ? { ...model, loads: model.loads + 1 } : model
  }
}

/** Nothing of it is shown or offered any more. */
const refuse = (model: PlayerModel): PlayerModel => ({
  ...model,
  replay: null,
  next: null,
  isForgotten: false,
  isRefused: true,
})

function onPortal(model: PlayerModel, { state, playback, replay, next }: PortalWord): PlayerModel {
  // During a class the edge knows better, and the portal may be away; for whom it is, the portal alone knows.
  if (isOnAir(model.state) && state === 'not_for_you') {
    return refuse({ ...model, state, playback: null })
  }
  if (isOnAir(model.state) && !model.isForgotten) return model
  if (state !== 'live' && state !== 'interrupted') {
    // What has been on air keeps its address, but for a class that was stopped.
    const hasLostAddress = playback === null && (model.playback !== null || model.isRefused)
    return { ...model, state, playback, replay, next, isRefused: hasLostAddress }
  }
  if (!playback) return model
  const isKnown = playback.playlistUrl === model.playback?.playlistUrl
  // Reports reach the portal late: only the edge can say that a class which went off air goes on.
  if (isKnown && isOffAir(model.state) && !model.isForgotten) return model
  if (isKnown && isOnAir(model.state)) return model
  const begun = { ...model, playback, run: null, isForgotten: false, isRefused: false }
  return reload({ ...begun, state: state === 'live' ? 'connecting' : state })
}

function onEdge(
  model: PlayerModel,
  { state, run }: { state: EdgeState; run: string },
): PlayerModel {
  if (state === 'in_break' || state === 'ended') return onGoodbye(model, state, run)
  const isNewRun = model.loads > 0 && model.run !== run && !isFirstWord(model)
  const hasNoPicture = !isOnAir(model.state) || isNewRun || model.loads === 0
  const next = { ...model, run, isForgotten: false, isRefused: false }
  if (state === 'interrupted') {
    // A class that begins again after its end has nothing to show yet but its old run.
    const hasPictureToShow = hasNoPicture && !isOffAir(model.state)
    return hasPictureToShow ? reload({ ...next, state }) : { ...next, state }
  }
  if (hasNoPicture) return reload({ ...next, state: 'connecting' })
  if (model.state !== 'interrupted') return next
  return model.failures > 0 ? reload({ ...next, state: 'connecting' }) : { ...next, state: 'live' }
}

function onGoodbye(model: PlayerModel, state: 'in_break' | 'ended', run: string): PlayerModel {
  const heard = { ...model, run, isForgotten: false, isRefused: false }
  // Later the portal knows better: whether its teacher has ended it, and what follows.
  return isOffAir(model.state) ? heard : { ...heard, state, next: null }
}

/** The playlist was loaded on the portal's word, and the edge says for the first time which run it is. */
function isFirstWord({ run, loads, isForgotten }: PlayerModel) {
  return run === null && loads === 1 && !isForgotten
}

function onFailure(model: PlayerModel): PlayerModel {
  const failures = model.failures + 1
  switch (model.state) {
    case 'connecting':
    case 'live':
    case 'trouble':
      return { ...model, state: 'trouble', failures }
    case 'interrupted':
      return { ...model, failures }
    case 'in_break':
    case 'ended':
    case 'not_yet':
    case 'not_for_you':
      return model
  }
}

const reload = (model: PlayerModel): PlayerModel => ({
  ...model,
  loads: model.loads + 1,
  failures: 0,
})
