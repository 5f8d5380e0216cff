import { once } from 'node:events'
import { get } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { silentLog } from '@/common/log'
import { HttpDoor } from './http-door'
import { type OriginLimits, originLimits } from './origin-limits'
import { mediaResponse } from './rendition-answers'

const megabyte = 1024 * 1024
const sockets: Socket[] = []
let close: () => Promise<void>
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await close()
})

/** A door that answers everything with new bytes, as one that reads from disk does. */
async function openDoor(limits: Partial<OriginLimits>, answerBytes = 8 * megabyte) {
  const dropped: string[] = []
  let answers = 0
  const door = new HttpDoor({
    ...{ host: '127.0.0.1', port: 0, log: silentLog },
    limits: { ...originLimits, checkEveryMs: 20, ...limits },
    answer: async () => {
      answers += 1
      return mediaResponse([Buffer.alloc(answerBytes, answers)])
    },
    onDropped: (reason) => dropped.push(reason),
  })
  await door.start()
  close = () => door.stop()
  return { door, dropped, countAnswers: () => answers }
}

/** Asks, and reads nothing unless it is told to. */
async function ask(door: HttpDoor, requests = 1) {
  const socket = connect(door.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.pause()
  sockets.push(socket)
  await once(socket, 'connect')
  socket.write('GET /segment HTTP/1.1\r\nHost: origin\r\n\r\n'.repeat(requests))
  return socket
}

const fetchWhole = (door: HttpDoor) =>
  new Promise<number>((resolve, reject) => {
    get({ host: '127.0.0.1', port: door.port, path: '/segment', agent: false }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve(bytes))
    }).on('error', reject)
  })

test('a reader that takes nothing is cut off after its time, and frees what it held', async () => {
  const { door, dropped } = await openDoor({ stalledReaderMs: 200 })
  await ask(door)
  await expect.poll(() => dropped).toEqual(['stalled'])
  await expect.poll(() => door.unsentBytes).toBe(0)
})

test('a reader that takes a little now and then is cut off too', async () => {
  const { door, dropped } = await openDoor(
    { stalledReaderMs: 1_000, answerMs: 1_200 },
    64 * megabyte,
  )
  const socket = await ask(door)
  socket.on('data', () => {
    socket.pause()
    setTimeout(() => socket.resume(), 5)
  })
  socket.resume()
  await expect.poll(() => dropped).toEqual(['too_slow'])
})

test('of many readers that take nothing the oldest go first, memory stays flat, and others are served', async () => {
  const unsentBytes = 64 * megabyte
  const { door, dropped, countAnswers } = await openDoor({ unsentBytes })
  const before = process.memoryUsage().arrayBuffers
  let mostUnsent = 0
  for (let reader = 1; reader <= 100; reader += 1) {
    await ask(door)
    await expect.poll(countAnswers, { interval: 5 }).toBe(reader)
    mostUnsent = Math.max(mostUnsent, door.unsentBytes)
  }
  // The newest answer is there before the oldest goes.
  expect(mostUnsent).toBeLessThanOrEqual(unsentBytes + 8 * megabyte)
  expect(dropped.length).toBeGreaterThan(80)
  expect(new Set(dropped)).toEqual(new Set(['too_much_unsent']))
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(400 * megabyte)
  expect(await fetchWhole(door)).toBe(8 * megabyte)
})

test('a thousand requests at once on one connection get one answer, and the connection is cut', async () => {
  const { door, dropped, countAnswers } = await openDoor({})
  const socket = await ask(door, 1_000)
  socket.resume()
  await once(socket, 'close')
  expect(dropped).toEqual(['pipelined'])
  expect(countAnswers()).toBe(1)
})

test('requests one after the other share a connection', async () => {
  const { door, dropped } = await openDoor({}, 2 * megabyte)
  for (let round = 0; round < 20; round += 1) {
    const response = await fetch(`http://127.0.0.1:${door.port}/segment`)
    expect((await response.arrayBuffer()).byteLength).toBe(2 * megabyte)
  }
  expect(dropped).toEqual([])
  expect(door.unsentBytes).toBe(0)
})
