import { expect, test } from 'vitest'
import { PlaybackPass } from './playback-pass'
import { takeTokens } from './take-tokens'

const bare = {
  playlistUrl: 'https://e/live/n1/b/index.m3u8',
  stateUrl: 'https://e/live/n1/b/state.json',
}
const withToken = (token: string) => ({
  playlistUrl: bare.playlistUrl.replace('/live', `/t/${token}/live`),
  stateUrl: bare.stateUrl.replace('/live', `/t/${token}/live`),
})
const openPasses = () => ({ live: new PlaybackPass(), replay: new PlaybackPass() })
const one = 'k.1800000000.1800000300.-.a'
const other = 'k.1800000100.1800000400.-.b'

test('a new token changes nothing in the portal’s word, and goes with the next request', () => {
  const passes = openPasses()
  const heard: string[] = []
  passes.live.subscribe(() => heard.push(passes.live.addressOf(bare.playlistUrl)))
  const take = (token: string) =>
    takeTokens({ state: 'live', playback: withToken(token), replay: null, next: null }, passes)
  const first = take(one)
  expect(first.playback).toEqual(bare)
  expect(take(other)).toEqual(first)
  take(other)
  expect(heard).toEqual([withToken(one).playlistUrl, withToken(other).playlistUrl])
  expect(passes.live.lifeMs).toBe(300_000)
})

test('what is on air and what can be watched again each have a token of their own, or none', () => {
  const passes = openPasses()
  takeTokens({ state: 'live', playback: bare, replay: null, next: null }, passes)
  expect(passes.live.lifeMs).toBeNull()
  const replay = {
    state: 'ready',
    playlistUrl: `https://e/t/${one}/replay/n1/b/index.m3u8`,
    seconds: 9,
  } as const
  const word = takeTokens({ state: 'ended', playback: bare, replay, next: null }, passes)
  expect(word.replay).toEqual({ ...replay, playlistUrl: 'https://e/replay/n1/b/index.m3u8' })
  expect(passes.replay.addressOf('https://e/replay/n1/b/r/v0/1.m4s')).toBe(
    `https://e/t/${one}/replay/n1/b/r/v0/1.m4s`,
  )
  expect(passes.live.addressOf(bare.stateUrl)).toBe(bare.stateUrl)
})
