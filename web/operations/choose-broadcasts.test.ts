import { expect, test } from 'vitest'
import { chooseBroadcasts, type JudgedBroadcast } from './choose-broadcasts'
import type { Note } from './find-notes'

const note: Note = { code: 'no_audio', values: {}, at: null }

const make = (logId: string, given: Partial<JudgedBroadcast> = {}): JudgedBroadcast => ({
  logId,
  classSessionId: 'class-1',
  title: { zh: '分数', en: 'Fractions' },
  schoolId: 'school-1',
  schoolName: { zh: '云杉小学', en: 'Spruce Primary School' },
  classroomName: 'Room 1',
  state: 'live',
  since: '2020-02-10T01:00:00Z',
  nodeName: 'n1',
  health: null,
  stopped: null,
  warnings: [],
  notes: [],
  ...given,
})

const all = [
  make('ended', { state: 'ended', notes: [note] }),
  make('waiting', { state: 'waiting', nodeName: null }),
  make('well', { classroomName: 'Music room' }),
  make('ailing', { notes: [note] }),
  make('broken', { state: 'interrupted' }),
]

const choose = (given: Partial<Parameters<typeof chooseBroadcasts>[1]> = {}) =>
  chooseBroadcasts(all, { filter: 'all', search: '', ...given }).map(({ logId }) => logId)

test('what needs somebody comes first, what is over last', () => {
  expect(choose()).toEqual(['broken', 'ailing', 'well', 'waiting', 'ended'])
})

test('attention is for what can still be mended', () => {
  expect(choose({ filter: 'attention' })).toEqual(['broken', 'ailing'])
  expect(choose({ filter: 'ended' })).toEqual(['ended'])
})

test('a search finds every word of it, in either language, in names, nodes and log ids', () => {
  expect(choose({ search: 'spruce MUSIC' })).toEqual(['well'])
  expect(choose({ search: '云杉' })).toHaveLength(5)
  expect(choose({ search: 'broken' })).toEqual(['broken'])
  expect(choose({ search: 'spruce nothing' })).toEqual([])
  expect(choose({ search: '  ' })).toHaveLength(5)
})
