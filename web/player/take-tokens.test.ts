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
const one = 'k.1800000000.1800000300.-.a'
const other = 'k.1800000100.1800000400.-.b'

test('a new token changes nothing in the portal’s word, and goes with the next request', () => {
  const pass = new PlaybackPass()
  const heard: string[] = []
  pass.subscribe(() => heard.push(pass.addressOf(bare.playlistUrl)))
  const take = (token: string) =>
    takeTokens({ state: 'live', playback: withToken(token), replay: null, next: null }, pass)
  const first = take(one)
  expect(first.playback).toEqual(bare)
  expect(take(other)).toEqual(first)
  take(other)
  expect(heard).toEqual([withToken(one).playlistUrl, withToken(other).playlistUrl])
  expect(pass.lifeMs).toBe(300_000)
})

test('a class for everybody has no token; its recording may have one', () => {
  const pass = new PlaybackPass()
  takeTokens({ state: 'live', playback: bare, replay: null, next: null }, pass)
  expect([pass.addressOf(bare.stateUrl), pass.lifeMs]).toEqual([bare.stateUrl, null])
  const replay = {
    state: 'ready',
    playlistUrl: `https://e/t/${one}/replay/n1/b/index.m3u8`,
    seconds: 9,
  } as const
  const word = takeTokens({ state: 'ended', playback: bare, replay, next: null }, pass)
  expect(word.replay).toEqual({ ...replay, playlistUrl: 'https://e/replay/n1/b/index.m3u8' })
  expect(pass.addressOf('https://e/replay/n1/b/r/v0/1.m4s')).toBe(
    `https://e/t/${one}/replay/n1/b/r/v0/1.m4s`,
  )
})
