import { expect, test } from 'vitest'
import { describeLine } from './describe-line'
import type { StudioState } from './studio-state'

const readAt = '2026-03-02T01:00:00.000Z'
const before = (seconds: number) => new Date(Date.parse(readAt) - seconds * 1_000).toISOString()
const good = {
  receivedKbps: 1_200,
  receivedFps: 25,
  soundKbps: 96,
  soundDb: -22,
  soundClippedShare: 0,
  keyframeIntervalMs: 2_000,
  width: 1280,
  height: 720,
  renditions: [],
}

interface Given {
  dayState?: StudioState['dayState']
  figures?: { [Name in keyof typeof good]?: (typeof good)[Name] | undefined } | null
  warnings?: { code: string; lastAt: string }[]
}

function describe({ dayState = 'live', figures = {}, warnings = [] }: Given) {
  const studio: StudioState = {
    simulcasts: [],
    schoolId: 'school-1',
    ...{ readAt, startsAt: readAt, endsAt: readAt, opensAt: readAt, since: readAt, dayState },
    ...{ classSessionId: 'a', classroomName: 'Room 1', nodeName: 'n1', state: 'live' },
    ...{ title: { zh: '', en: '' }, schoolName: { zh: '', en: '' }, stopped: null, refused: null },
    isRehearsal: false,
    children: null,
    viewers: 0,
    troubled: 0,
    health: figures && { takenAt: readAt, figures: { ...good, ...figures } },
    warnings: warnings.map((warning) => ({ ...warning, figures: {} })),
  }
  return Object.fromEntries(
    describeLine(studio).map(({ item, verdict, words }) => [item, words ?? verdict]),
  )
}

const allOk = {
  ...{ key: 'ok', connected: 'ok', picture: 'ok', sound: 'ok' },
  ...{ key_frames: 'ok', bitrate: 'ok', frame_rate: 'ok', clock: 'ok' },
}

test('a good encoder turns everything green', () => {
  expect(describe({})).toEqual(allOk)
})

test('before it connects everything waits', () => {
  for (const dayState of ['scheduled', 'warming', 'late'] as const) {
    expect(new Set(Object.values(describe({ dayState })))).toEqual(new Set(['waiting']))
  }
})

const rows: [string, Given, Partial<Record<keyof typeof allOk, string>>][] = [
  [
    'nothing arrives',
    { figures: { receivedKbps: 0 } },
    { connected: 'bad', bitrate: 'bitrate.low' },
  ],
  ['no picture', { warnings: [{ code: 'no_video', lastAt: before(5) }] }, { picture: 'bad' }],
  ['no sound', { figures: { soundKbps: 0, soundDb: undefined } }, { sound: 'bad' }],
  ['silence', { figures: { soundDb: -91 } }, { sound: 'sound.silent' }],
  ['a whisper', { figures: { soundDb: -48 } }, { sound: 'sound.quiet' }],
  ['sound at full scale', { figures: { soundDb: -4 } }, { sound: 'sound.loud' }],
  ['sound cut off', { figures: { soundClippedShare: 0.02 } }, { sound: 'sound.loud' }],
  ['a level that is not known', { figures: { soundDb: undefined } }, { sound: 'sound.unmeasured' }],
  ['a keyframe every 10 s', { figures: { keyframeIntervalMs: 10_000 } }, { key_frames: 'bad' }],
  ['a low bitrate', { figures: { receivedKbps: 150 } }, { bitrate: 'bitrate.low' }],
  ['a high bitrate', { figures: { receivedKbps: 8_000 } }, { bitrate: 'bitrate.high' }],
  ['few pictures', { figures: { receivedFps: 15 } }, { frame_rate: 'bad' }],
  [
    'an upload that falters',
    { warnings: [{ code: 'upload_falters', lastAt: before(300) }] },
    { bitrate: 'bad' },
  ],
  [
    'an upload that is steady again',
    {
      warnings: [
        { code: 'upload_falters', lastAt: before(300) },
        { code: 'upload_steady', lastAt: before(200) },
      ],
    },
    {},
  ],
  [
    'a clock that jumped',
    { warnings: [{ code: 'timestamps_jumped', lastAt: before(30) }] },
    { clock: 'bad' },
  ],
  [
    'a clock that jumped long ago',
    { warnings: [{ code: 'timestamps_jumped', lastAt: before(90) }] },
    {},
  ],
]

test.each(rows)('%s is said, and nothing else', (_, given, expected) => {
  expect(describe(given)).toEqual({ ...allOk, ...expected })
})

test('a line that is broken is said, and nothing is guessed of the rest', () => {
  const { key, connected, ...rest } = describe({ dayState: 'reconnecting' })
  expect([key, connected]).toEqual(['ok', 'bad'])
  expect(new Set(Object.values(rest))).toEqual(new Set(['waiting']))
})
