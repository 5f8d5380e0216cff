import { once } from 'node:events'
import { connect } from 'node:net'
import {
  array,
  asyncProperty,
  assert as check,
  constantFrom,
  integer,
  oneof,
  record,
  string,
  tuple,
} from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSourceEvents, testCard } from '../test-source'
import { openTestTranscoder, type TestTranscoder } from '../test-transcoder'

let transcoder: TestTranscoder
let run: string

beforeAll(async () => {
  transcoder = await openTestTranscoder()
  const events = await makeSourceEvents(testCard({ seconds: 8, size: '320x180' }))
  transcoder.play(events, transcoder.pipeline)
  run = (await transcoder.findRun()) ?? ''
})
afterAll(() => transcoder.transcoder.stop())

/** What may stand in a request line, and means something to some server. */
const hostileText = string({
  unit: constantFrom(...'./\\%?&=#:;@*~\x00\x7f\xff20az', '..', '%2e', '%2f', '%00', '%zz', '//'),
  maxLength: 12,
})
const fileNames = ['index.m3u8', 'iframes.m3u8', 'init.mp4', '1.m4s', '1.0.m4s', '99.9.m4s']
const folderNames = ['video', 'audio', 'state.json', 'constructor', '__proto__']
/** `RUN` stands for the run's name, which is known later. */
const segment = oneof(constantFrom('RUN', ...folderNames, ...fileNames), hostileText)
const path = tuple(
  oneof(constantFrom('live', 'replay'), hostileText),
  oneof(constantFrom('n1'), hostileText),
  oneof(constantFrom('0123456789abcdef0123456789abcdef'), hostileText),
  array(segment, { maxLength: 4 }),
).map(([door, node, id, more]) => `/${[door, node, id, ...more].join('/')}`)
const playlist = constantFrom('video', 'audio').map(
  (rendition) => `/live/n1/0123456789abcdef0123456789abcdef/RUN/${rendition}/index.m3u8`,
)
const directive = tuple(
  oneof(constantFrom('_HLS_msn', '_HLS_part', '_HLS_skip'), hostileText),
  oneof(integer({ min: -1, max: 12 }).map(String), constantFrom('YES', 'v2'), hostileText),
).map((pair) => pair.join('='))
const request = record({
  method: constantFrom('GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'POST'),
  path: oneof(path, playlist),
  query: array(directive, { maxLength: 4 }),
})

interface Asked {
  method: string
  target: string
  patienceMs: number
}

/** The status of the answer; `held` when none comes in time; `cut` when the connection ends without one. */
async function ask({ method, target, patienceMs }: Asked) {
  const socket = connect({ port: transcoder.transcoder.port, host: '127.0.0.1' })
  socket.on('error', () => {})
  socket.setTimeout(patienceMs)
  socket.write(`${method} ${target} HTTP/1.1\r\nHost: origin\r\n\r\n`, 'latin1')
  const answered = once(socket, 'data').then(([bytes]) => `${bytes}`.split(' ', 2)[1])
  const held = once(socket, 'timeout').then(() => 'held')
  const cut = once(socket, 'close').then(() => 'cut')
  try {
    return await Promise.race([answered, held, cut])
  } finally {
    socket.destroy()
  }
}

const answers = ['200', '204', '400', '404', '405']

test.each([
  { when: 'on air', wanted: [...answers, 'held'], patienceMs: 500 },
  { when: 'over', wanted: answers, patienceMs: 10_000 },
])(
  'any request of a class that is $when gets one of $wanted, and breaks nothing',
  async ({ when, wanted, patienceMs }) => {
    if (when === 'over') transcoder.pipeline.end()
    const seen = new Set<string | undefined>()
    await check(
      asyncProperty(request, async ({ method, path, query }) => {
        const target = `${path.replaceAll('RUN', run)}?${query.join('&')}`
        const status = await ask({ method, target, patienceMs })
        seen.add(status)
        expect(wanted).toContain(status)
      }),
      { numRuns: 3_000 },
    )
    expect(seen).toContain('200')
    const waiting = transcoder.metrics.getSingleMetric('seedling_waiting_requests')
    await expect.poll(async () => (await waiting?.get())?.values[0]?.value).toBe(0)
  },
  60_000,
)
