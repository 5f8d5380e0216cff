import { expect, test } from 'vitest'
import { RecentMedia } from './recent-media'
import type { SourceEvent } from './source'

const picture = (pts: number, { isKeyframe = false, bytes = 10 } = {}): SourceEvent => ({
  kind: 'video-frame',
  dts: pts,
  pts,
  isKeyframe,
  data: Buffer.alloc(bytes),
})
const times = (recent: RecentMedia) =>
  recent.events.map((event) => (event.kind === 'video-frame' ? event.pts : event.kind))

test('it begins where the newest complete segment does', () => {
  const recent = new RecentMedia()
  recent.push(picture(-1), 'goes-on')
  expect(times(recent)).toEqual([])
  for (const start of [0, 10, 20]) {
    recent.push(picture(start, { isKeyframe: true }), 'starts')
    recent.push(picture(start + 1), 'goes-on')
  }
  expect(times(recent)).toEqual([10, 11, 20, 21])
})

test('nothing is kept across a break or another coding', () => {
  const recent = new RecentMedia()
  recent.push(picture(0, { isKeyframe: true }), 'starts')
  recent.push(picture(10, { isKeyframe: true }), 'starts-anew')
  expect(times(recent)).toEqual([10])
  recent.push({ kind: 'video-configuration', record: Buffer.alloc(1) }, 'goes-on')
  expect(times(recent)).toEqual([])
})

test('a source that never gives a keyframe does not fill the memory', () => {
  const recent = new RecentMedia()
  recent.push(picture(0, { isKeyframe: true }), 'starts')
  for (let pts = 1; pts < 40; pts += 1) recent.push(picture(pts, { bytes: 1_000_000 }), 'goes-on')
  expect(recent.byteLength).toBeLessThan(17_000_000)
})
