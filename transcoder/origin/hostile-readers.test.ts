import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { silentLog } from '@/common/log'
import { makeSourceEvents, testCard } from '../test-source'
import { openTestTranscoder, type TestTranscoder } from '../test-transcoder'
import { HttpDoor } from './http-door'
import { originLimits } from './origin-limits'
import { textResponse } from './response'

const sockets: Socket[] = []
let transcoder: TestTranscoder
let playlistPath: string

beforeAll(async () => {
  transcoder = await openTestTranscoder()
  transcoder.play(
    await makeSourceEvents(testCard({ seconds: 8, size: '320x180' })),
    transcoder.pipeline,
  )
  playlistPath = `${new URL(transcoder.baseUrl).pathname}${await transcoder.findRun()}/video/index.m3u8`
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
})
afterAll(() => transcoder.transcoder.stop())

async function open(port = transcoder.transcoder.port) {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  socket.on('error', () => {})
  sockets.push(socket)
  await once(socket, 'connect')
  return socket
}

/** The first line of what is answered to these bytes; empty when the connection is cut. */
async function firstLineFor(bytes: string, port?: number) {
  const socket = await open(port)
  socket.write(bytes)
  let text = ''
  for await (const chunk of socket) {
    text += chunk
    if (text.includes('\r\n')) break
  }
  return text.split('\r\n')[0]
}

const ask = (target: string, method = 'GET') =>
  firstLineFor(`${method} ${target} HTTP/1.1\r\nHost: origin\r\n\r\n`)
const isGone = async (socket: Socket) => {
  const gone = new Promise((resolve) => socket.once('end', resolve).once('close', resolve))
  socket.resume()
  if (!socket.closed) await gone
  return true
}
const countWaiting = async () =>
  (await transcoder.metrics.getSingleMetric('seedling_waiting_requests')?.get())?.values[0]?.value

describe('delivery directives', () => {
  test.each([
    ['_HLS_msn=-1'],
    ['_HLS_msn=NaN'],
    ['_HLS_msn='],
    ['_HLS_msn=1e3'],
    ['_HLS_msn=1.5'],
    ['_HLS_msn=0x10'],
    ['_HLS_msn=%00'],
    ['_HLS_msn=99999999999999999999999999'],
    ['_HLS_msn=999999999'],
    ['_HLS_msn=4&_HLS_part=-1'],
    ['_HLS_msn=4&_HLS_part=NaN'],
    ['_HLS_msn=4&_HLS_part=999999999'],
    ['_HLS_part=1'],
    ['_HLS_msn=1&_HLS_msn=2'],
    ['_HLS_msn=1&_HLS_part=0&_HLS_part=1'],
    ['_HLS_skip=YES&_HLS_skip=v2'],
    ['_HLS_skip=%F0%9F%92%A3'],
  ])('%s is answered 400 and never held', async (query) => {
    expect(await ask(`${playlistPath}?${query}`)).toBe('HTTP/1.1 400 Bad Request')
    expect(await countWaiting()).toBe(0)
  })

  test.each(['', '_HLS_msn=0', '_HLS_skip=YES', '_HLS_skip=v2', '_HLS_something=1', 'x=1&x=2'])(
    'what is well or not ours is answered: %s',
    async (query) => {
      expect(await ask(`${playlistPath}?${query}`)).toBe('HTTP/1.1 200 OK')
    },
  )
})

const climbs = [
  '../'.repeat(8),
  '..%2f'.repeat(8),
  '%2e%2e/'.repeat(8),
  '..\\'.repeat(8),
  '....//'.repeat(8),
  '%00',
  '/',
  '%',
  '%zz',
]
const id = 'f'.repeat(32)
const climbing = climbs.flatMap((climb) => [
  `/live/n1/${id}/${climb}etc/passwd`,
  `/live/${climb}/${id}/index.m3u8`,
  `/live/n1/${climb}/index.m3u8`,
  `/replay/n1/${id}/${climb}etc/passwd`,
  `/replay/n1/${climb}etc/passwd/index.m3u8`,
  `/replay/n1/${id}/${climb}/video/1.m4s`,
  `/replay/n1/${id}/run/${climb}/1.m4s`,
  `/replay/n1/${id}/run/video/${climb}1.m4s`,
  `/${climb}etc/passwd`,
])

test.each(climbing)('%s leads nowhere', async (target) => {
  expect(await ask(target)).toMatch(/^HTTP\/1\.1 40[04] /)
})

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])(
  '%s changes nothing here',
  async (method) => {
    expect(await ask(playlistPath, method)).toBe('HTTP/1.1 405 Method Not Allowed')
  },
)

test.each([
  ['no HTTP at all', '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03\r\n\r\n'],
  ['a method that is none', 'G\x00T / HTTP/1.1\r\n\r\n'],
  ['two lengths', 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
  [
    'a length and chunks',
    'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
  ],
  ['no host', 'GET / HTTP/1.1\r\n\r\n'],
  ['a tunnel', 'CONNECT example.org:443 HTTP/1.1\r\nHost: a\r\n\r\n'],
])('%s is refused', async (_what, bytes) => {
  expect(await firstLineFor(bytes)).toMatch(/^$|^HTTP\/1\.1 400 /)
})

test('headers beyond the limit are refused', async () => {
  const bomb = `X-A: ${'a'.repeat(1_000)}\r\n`.repeat(20)
  const line = await firstLineFor(`GET / HTTP/1.1\r\nHost: origin\r\n${bomb}\r\n`)
  expect(line).toBe('HTTP/1.1 431 Request Header Fields Too Large')
  expect(await ask(`/${'a'.repeat(3_000)}`)).toBe('HTTP/1.1 414 URI Too Long')
})

test('who sends its headers or body a little at a time is cut off after the time for all of it', async () => {
  const limits = { ...originLimits, headersTimeoutMs: 300, requestTimeoutMs: 400, checkEveryMs: 50 }
  const door = new HttpDoor({
    ...{ host: '127.0.0.1', port: 0, log: silentLog, limits },
    answer: () => new Promise(() => {}),
  })
  await door.start()
  try {
    const started = [
      'GET / HTTP/1.1\r\n',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 90\r\n\r\n',
    ]
    const slow = await Promise.all(
      started.map(async (start) => {
        const socket = await open(door.port)
        socket.write(start)
        const drip = setInterval(() => socket.write('x'), 30)
        socket.once('close', () => clearInterval(drip))
        return socket
      }),
    )
    expect(await Promise.all(slow.map(isGone))).toEqual([true, true])
  } finally {
    await door.stop()
  }
})

test('connections beyond the limit are cut, and counted', async () => {
  const dropped: string[] = []
  const door = new HttpDoor({
    ...{ host: '127.0.0.1', port: 0, log: silentLog },
    limits: { ...originLimits, connections: 2 },
    answer: async () => textResponse(200, 'here'),
    onDropped: (reason) => dropped.push(reason),
  })
  await door.start()
  try {
    await open(door.port)
    await open(door.port)
    expect(await isGone(await open(door.port))).toBe(true)
    expect(dropped).toEqual(['too_many_connections'])
  } finally {
    await door.stop()
  }
})

describe('held requests', () => {
  /** The newest part's successor: what a player that keeps up asks for. */
  async function heldTarget() {
    const text = await (
      await fetch(`http://127.0.0.1:${transcoder.transcoder.port}${playlistPath}`)
    ).text()
    const [, msn, part] = /PRELOAD-HINT:TYPE=PART,URI="(\d+)\.(\d+)\.m4s"/.exec(text) ?? []
    return `${playlistPath}?_HLS_msn=${msn}&_HLS_part=${part}`
  }

  test('thousands that are given up by their readers leave nothing behind', async () => {
    const request = `GET ${await heldTarget()} HTTP/1.1\r\nHost: origin\r\n\r\n`
    const readers = 500
    let usedAfterFirst = 0
    for (let round = 0; round < 6; round += 1) {
      const held = await Promise.all(Array.from({ length: readers }, () => open()))
      for (const socket of held) socket.write(request)
      await expect.poll(countWaiting).toBe(readers)
      for (const socket of held) socket.destroy()
      await expect.poll(countWaiting).toBe(0)
      const { heapUsed } = process.memoryUsage()
      if (round === 1) usedAfterFirst = heapUsed
    }
    expect(process.memoryUsage().heapUsed - usedAfterFirst).toBeLessThan(60 * 1024 * 1024)
  })

  test('one whose reader has closed its sending half only is given up too', async () => {
    const socket = await open()
    socket.end(`GET ${await heldTarget()} HTTP/1.1\r\nHost: origin\r\n\r\n`)
    expect(await isGone(socket)).toBe(true)
    await expect.poll(countWaiting).toBe(0)
  })
})
