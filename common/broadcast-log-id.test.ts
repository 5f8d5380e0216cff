import { expect, test } from 'vitest'
import { broadcastLogId, findBroadcastLogId } from './broadcast-log-id'
import { broadcastPath, multivariantPlaylistPath } from './media-path'

const broadcastId = '0123456789abcdef0123456789abcdef'

test('a broadcast has one short log id that does not give its playback path away', () => {
  const logId = broadcastLogId(broadcastId)
  expect(logId).toMatch(/^[0-9a-f]{10}$/)
  expect(broadcastLogId(broadcastId)).toBe(logId)
  expect(broadcastId).not.toContain(logId)
  expect(broadcastLogId('f123456789abcdef0123456789abcdef')).not.toBe(logId)
})

test('every address below a playback path leads to the same log id', () => {
  const address = { nodeName: 'n1', broadcastId }
  const logId = broadcastLogId(broadcastId)
  expect(findBroadcastLogId(multivariantPlaylistPath(address))).toBe(logId)
  expect(findBroadcastLogId(`${broadcastPath(address)}run/video/7.2.m4s?_HLS_msn=7`)).toBe(logId)
})

test.each([
  '/health',
  '/live/n1/',
  `/live/n1/${broadcastId}`,
  `/live/N 1/${broadcastId}/index.m3u8`,
  `/live/n1/${broadcastId.toUpperCase()}/index.m3u8`,
  `/other/n1/${broadcastId}/index.m3u8`,
])('an address that is not a playback path has none: %s', (path) => {
  expect(findBroadcastLogId(path)).toBeNull()
})
