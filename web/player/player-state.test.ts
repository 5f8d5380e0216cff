import { expect, test } from 'vitest'
import type { WatchState } from '@/domain/course/find-watch-page'
import {
  type EdgeState,
  movePlayer,
  type PlayerEvent,
  type PlayerModel,
  startPlayer,
} from './player-state'

const playback = { playlistUrl: 'https://e/live/n1/b/index.m3u8', stateUrl: 'https://e/state.json' }
const nothing = { playback: null, replay: null, next: null }
const waiting = startPlayer({ ...nothing, state: 'not_yet' })
const connecting = startPlayer({ ...nothing, state: 'live', playback })

const move = (model: PlayerModel, ...events: PlayerEvent[]) => events.reduce(movePlayer, model)
const portal = (state: WatchState) =>
  ({
    ...nothing,
    kind: 'portal_answered',
    state,
    playback: state === 'not_yet' ? null : playback,
  }) as const
const edge = (state: EdgeState, run = 'first') => ({ kind: 'edge_answered', state, run }) as const
const came = { kind: 'picture_came' } as const
const failed = { kind: 'picture_failed' } as const

const live = move(connecting, edge('live'), came)

test('a class that has not begun waits, and plays when the portal says it is live', () => {
  expect(waiting).toMatchObject({ state: 'not_yet', loads: 0 })
  expect(move(waiting, portal('live'))).toMatchObject({ state: 'connecting', loads: 1, playback })
})

test('a page that is opened during a class loads the picture once', () => {
  expect(live).toMatchObject({ state: 'live', loads: 1, run: 'first' })
})

test('the portal does not matter during a class', () => {
  expect(move(live, portal('ended'))).toBe(live)
})

test('the portal’s word that a class is not for this viewer any more ends the picture, and may be taken back', () => {
  const refused = move(live, { ...portal('not_for_you'), playback: null })
  expect(refused).toMatchObject({ state: 'not_for_you', playback: null, isRefused: true })
  expect(move(refused, portal('live'))).toMatchObject({ state: 'connecting', isRefused: false })
})

test('an interruption keeps the picture, and the same run goes on without loading again', () => {
  const interrupted = move(live, edge('interrupted'))
  expect(interrupted).toMatchObject({ state: 'interrupted', loads: 1 })
  expect(move(interrupted, edge('live'))).toMatchObject({ state: 'live', loads: 1 })
})

test('a picture that broke during the interruption is loaded anew when the teacher is back', () => {
  const back = move(live, edge('interrupted'), failed, edge('live'))
  expect(back).toMatchObject({ state: 'connecting', loads: 2, failures: 0 })
})

test('a new run is loaded anew, also when it comes straight after the old one', () => {
  expect(move(live, edge('live', 'second'))).toMatchObject({ state: 'connecting', loads: 2 })
})

test('a class that ended starts again only by the word of the edge', () => {
  const ended = move(live, edge('ended'))
  expect(ended.state).toBe('ended')
  expect(move(ended, portal('live')).state).toBe('ended')
  expect(move(ended, portal('live'), edge('live', 'second'))).toMatchObject({
    state: 'connecting',
    loads: 2,
  })
})

test('a class that begins again shows nothing of its old run while the new one is made', () => {
  const opened = startPlayer({ ...nothing, state: 'ended', playback })
  for (const ended of [move(live, edge('ended')), opened]) {
    const beginning = move(ended, edge('interrupted'))
    expect(beginning).toMatchObject({ state: 'interrupted', loads: ended.loads })
    expect(move(beginning, edge('live', 'second'))).toMatchObject({
      state: 'connecting',
      loads: ended.loads + 1,
    })
  }
})

test('a class that went off air within its time pauses, until its portal knows that it was ended or the teacher is back', () => {
  const paused = move(live, edge('in_break'))
  expect(paused).toMatchObject({ state: 'in_break', next: null })
  expect(move(paused, portal('live')).state).toBe('in_break')
  expect(move(paused, portal('ended'), edge('in_break')).state).toBe('ended')
  expect(move(paused, edge('interrupted'))).toMatchObject({ state: 'interrupted', loads: 1 })
  expect(move(paused, edge('live', 'second'))).toMatchObject({ state: 'connecting', loads: 2 })
  const longAgo = move(paused, { kind: 'edge_forgot' }, portal('live'))
  expect(longAgo).toMatchObject({ state: 'connecting', loads: 2 })
})

test('what follows a class is the portal’s to say, whatever the edge says of its end meanwhile', () => {
  const next = {
    ...{ classSessionId: 'c2', title: { zh: '二', en: 'Two' } },
    ...{ startsAtMs: 1_000, endsAtMs: 2_000, isOnAir: false },
  }
  const inBreak = move(live, edge('ended'), { ...portal('in_break'), next })
  expect(inBreak).toMatchObject({ state: 'in_break', next })
  expect(move(inBreak, edge('ended'))).toMatchObject({ state: 'in_break', next })
  const onAir = { ...next, isOnAir: true }
  expect(move(inBreak, { ...portal('ended'), next: onAir })).toMatchObject({ next: onAir })
  expect(move(inBreak, { kind: 'edge_refused' })).toMatchObject({ state: 'ended', next: null })
})

test('a late word of the edge does not bring an ended class back', () => {
  expect(move(live, edge('ended'), came, failed).state).toBe('ended')
})

test('a viewer with a broken line is told so, and each retry loads again until the picture comes', () => {
  const broken = move(live, failed)
  expect(broken).toMatchObject({ state: 'trouble', failures: 1, loads: 1 })
  const retried = move(broken, { kind: 'retry_due' }, failed, { kind: 'retry_due' })
  expect(retried).toMatchObject({ state: 'trouble', failures: 2, loads: 3 })
  expect(move(retried, came)).toMatchObject({ state: 'live', failures: 0 })
})

test('when the edge knows the class no more the portal is asked, and a new run is loaded', () => {
  const forgotten = move(live, { kind: 'edge_forgot' })
  expect(forgotten).toMatchObject({ state: 'interrupted', isForgotten: true })
  expect(move(forgotten, portal('interrupted')).state).toBe('interrupted')
  expect(move(forgotten, portal('ended')).state).toBe('ended')
  expect(move(forgotten, edge('live', 'second'))).toMatchObject({ state: 'connecting', loads: 2 })
})

test('a class whose end is long ago comes back by the word of the portal', () => {
  const longAgo = move(startPlayer(portal('ended')), { kind: 'edge_forgot' })
  expect(longAgo).toMatchObject({ state: 'ended', isForgotten: true })
  expect(move(longAgo, portal('live'))).toMatchObject({
    state: 'connecting',
    loads: 1,
    isForgotten: false,
  })
})

test('a class that is not for this viewer plays nothing', () => {
  const closed = startPlayer({ ...nothing, state: 'not_for_you' })
  expect(closed).toMatchObject({ state: 'not_for_you', loads: 0 })
})

test('a page that is opened during an interruption has the picture ready under the slate', () => {
  const opened = startPlayer({ ...nothing, state: 'interrupted', playback })
  expect(opened).toMatchObject({ state: 'interrupted', loads: 1 })
  expect(move(opened, edge('live'))).toMatchObject({ state: 'live', loads: 1 })
})

test('an ended class is offered again once the portal says so, and a teacher who goes on comes first', () => {
  const replay = {
    state: 'ready',
    playlistUrl: 'https://e/replay/n1/b/index.m3u8',
    seconds: 60,
  } as const
  const ended = move(live, edge('ended'))
  expect(ended.replay).toBeNull()
  const offered = move(ended, { ...portal('ended'), replay: { state: 'preparing' } })
  expect(offered).toMatchObject({ state: 'ended', replay: { state: 'preparing' } })
  const ready = move(offered, { ...portal('ended'), replay })
  expect(ready).toMatchObject({ state: 'ended', replay })
  expect(move(ready, edge('live', 'second')).state).toBe('connecting')
})

test('a class that is stopped has ended and is not watched again, until the edge plays it once more', () => {
  const refused = { kind: 'edge_refused' } as const
  const stopped = move(live, failed, refused)
  expect(stopped).toMatchObject({ state: 'ended', replay: null })
  expect(move(stopped, portal('live'))).toBe(stopped)
  const offered = move(live, edge('ended'), {
    ...portal('ended'),
    replay: { state: 'preparing' },
  })
  expect(move(offered, refused)).toMatchObject({ state: 'ended', replay: null })
  expect(move(stopped, edge('live', 'second'))).toMatchObject({ state: 'connecting' })
})

test('what is loaded of a class is not shown any more once it was stopped, and is again once that is undone', () => {
  const ended = move(live, edge('ended'), portal('ended'))
  expect(ended.isRefused).toBe(false)
  const stopped = { ...portal('ended'), playback: null }
  expect(move(live, { kind: 'edge_refused' }).isRefused).toBe(true)
  // The edge may have forgotten the broadcast long ago: then it is the portal that says so.
  expect(move(ended, { kind: 'edge_forgot' }, stopped).isRefused).toBe(true)
  expect(move(ended, stopped, stopped).isRefused).toBe(true)
  expect(move(ended, stopped, portal('ended')).isRefused).toBe(false)
  expect(move(waiting, { ...stopped, state: 'ended' }).isRefused).toBe(false)
})
