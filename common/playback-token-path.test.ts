import { expect, test } from 'vitest'
import {
  addPlaybackToken,
  splitPlaybackUrl,
  tokenLifeMs,
  withPlaybackToken,
} from './playback-token-path'

const bare = 'https://edge.example/live/n1/0123/index.m3u8?_HLS_msn=3'
const token = 'k1.1800000000.1800000300.-.abc'
const full = `https://edge.example/t/${token}/live/n1/0123/index.m3u8?_HLS_msn=3`

test('a token is put before the path, replaced and taken off again', () => {
  expect(withPlaybackToken('/live/n1/0123/', token)).toBe(`/t/${token}/live/n1/0123/`)
  expect(withPlaybackToken('/live/n1/0123/', null)).toBe('/live/n1/0123/')
  expect(addPlaybackToken(bare, token)).toBe(full)
  expect(addPlaybackToken(full, 'other')).toBe(full.replace(token, 'other'))
  expect(addPlaybackToken(full, null)).toBe(bare)
  expect(splitPlaybackUrl(full)).toEqual({ url: bare, token })
  expect(splitPlaybackUrl(bare)).toEqual({ url: bare, token: null })
})

test('a token tells how long it lives', () => {
  expect(tokenLifeMs(token)).toBe(300_000)
  expect(tokenLifeMs('something')).toBeNull()
})
