import { expect, test } from 'vitest'
import { broadcastWarningSchema } from '@/common/media-contract'
import { locales } from '../i18n/locales'
import { messagesByLocale } from '../i18n/messages'
import type { BoardBroadcast } from './board'
import { findNotes, goodNews, ownNoteCodes } from './find-notes'

const now = new Date('2020-02-10T01:30:00Z')
const figures = {
  receivedKbps: 1500,
  receivedFps: 25,
  width: 1280,
  height: 720,
  renditions: [{ id: 'video', state: 'made' }],
} as const

interface Given {
  state?: BoardBroadcast['state']
  since?: string
  figures?: Partial<NonNullable<BoardBroadcast['health']>['figures']>
  stopped?: BoardBroadcast['stopped']
  warnings?: BoardBroadcast['warnings']
  isNodeSilent?: boolean
}

function notesOf(given: Given) {
  const broadcast: BoardBroadcast = {
    logId: '0123456789',
    classSessionId: 'class-1',
    title: { zh: '分数', en: 'Fractions' },
    schoolId: 'school-1',
    schoolName: { zh: '云杉小学', en: 'Spruce Primary School' },
    classroomName: 'Room 1',
    state: given.state ?? 'live',
    since: given.since ?? '2020-02-10T01:00:00Z',
    nodeName: 'n1',
    health: {
      takenAt: now.toISOString(),
      figures: { ...figures, renditions: [...figures.renditions], ...given.figures },
    },
    stopped: given.stopped ?? null,
    warnings: given.warnings ?? [],
  }
  return findNotes(broadcast, { now, isNodeSilent: given.isNodeSilent ?? false })
}
const codesOf = (given: Given) => notesOf(given).map(({ code }) => code)

test('a broadcast that is well has no note', () => {
  expect(notesOf({})).toEqual([])
})

test('a silent teacher is noticed, once the first seconds are over', () => {
  const silent = { receivedKbps: 0, receivedFps: 0 }
  expect(codesOf({ figures: silent })).toEqual(['nothing_received'])
  expect(codesOf({ figures: silent, since: '2020-02-10T01:29:55Z' })).toEqual([])
  expect(codesOf({ figures: silent, state: 'interrupted' })).toEqual([])
})

test('few pictures are a note where there is a picture at all', () => {
  expect(notesOf({ figures: { receivedFps: 4.2 } })).toMatchObject([
    { code: 'few_pictures', values: { fps: 4.2 } },
  ])
  expect(codesOf({ figures: { receivedFps: 0, width: undefined } })).toEqual([])
})

test('renditions that are given up or failing are named, those that nobody asks for are not', () => {
  const renditions = [
    { id: 'video', state: 'made' },
    { id: '480p', state: 'shed' },
    { id: '360p', state: 'failing' },
    { id: 'audio-64k', state: 'idle' },
  ] as const
  expect(notesOf({ figures: { renditions: [...renditions] } })).toMatchObject([
    { code: 'renditions_shed', values: { names: '480p' } },
    { code: 'renditions_failing', values: { names: '360p' } },
  ])
})

test('a late ladder and a failed recording are notes with their figures', () => {
  expect(notesOf({ figures: { ladderLagMs: 4_240, recording: 'failed' } })).toMatchObject([
    { code: 'ladder_behind', values: { seconds: 4.2 } },
    { code: 'recording_failed' },
  ])
})

test('of a silent node nothing else is believed', () => {
  expect(codesOf({ isNodeSilent: true, figures: { receivedKbps: 0 } })).toEqual(['node_silent'])
})

test('reported warnings keep their figures, in seconds for people, and their time', () => {
  const lastAt = '2020-02-10T01:20:00.000Z'
  const warnings = [
    { code: 'keyframes_too_far_apart', figures: { intervalMs: 8_040 }, lastAt },
    { code: 'from_the_future', figures: {}, lastAt },
  ]
  expect(notesOf({ warnings, state: 'ended' })).toEqual([
    { code: 'keyframes_too_far_apart', values: { intervalMs: 8 }, at: new Date(lastAt) },
    { code: 'other', values: { code: 'from_the_future' }, at: new Date(lastAt) },
  ])
})

test('a ladder that was given up and is back is no news any more', () => {
  const shed = {
    code: 'ladder_shed',
    figures: { renditions: ['480p', '360p'], nodeCpuPercent: 96 },
  }
  const restored = { code: 'ladder_restored', figures: {} }
  const early = '2020-02-10T01:10:00.000Z'
  const late = '2020-02-10T01:20:00.000Z'
  const back = [
    { ...restored, lastAt: late },
    { ...shed, lastAt: early },
  ]
  expect(codesOf({ warnings: back })).toEqual([])
  const renditions = [{ id: '480p', state: 'shed' as const }]
  const goneAgain = [
    { ...shed, lastAt: late },
    { ...restored, lastAt: early },
  ]
  expect(notesOf({ warnings: goneAgain, figures: { renditions } })).toMatchObject([
    { code: 'ladder_shed', values: { renditions: '480p, 360p', nodeCpuPercent: 96 } },
  ])
})

test('an upload that has been steady since is no news any more', () => {
  const figures = { receivedKbps: 410, behindMs: 3_240, gaps: 2 }
  const faltered = { code: 'upload_falters', figures, lastAt: '2020-02-10T01:10:00.000Z' }
  expect(notesOf({ warnings: [faltered] })).toMatchObject([
    { code: 'upload_falters', values: { receivedKbps: 410, behindMs: 3.2, gaps: 2 } },
  ])
  const steady = { code: 'upload_steady', figures: {}, lastAt: '2020-02-10T01:20:00.000Z' }
  expect(codesOf({ warnings: [steady, faltered] })).toEqual([])
})

test.each(locales)('in %s every note says what is wrong and how to mend it', (locale) => {
  const codes = broadcastWarningSchema.options.map(({ shape }) => shape.code.value)
  const reported = codes.filter((code) => !(code in goodNews))
  const words: Record<string, unknown> = messagesByLocale[locale].operations.note
  for (const code of [...ownNoteCodes, ...reported, 'other']) {
    expect(words[code], code).toMatchObject({
      what: expect.stringMatching(/./),
      mend: expect.stringMatching(/./),
    })
  }
})

test('that a class was stopped is said with the reason, and first', () => {
  const at = '2020-02-10T01:20:00.000Z'
  const stopped = { at, reason: 'Somebody else has the key.' }
  const [note] = notesOf({ state: 'ended', stopped })
  expect(note).toEqual({
    code: 'class_stopped',
    values: { reason: stopped.reason },
    at: new Date(at),
  })
})
