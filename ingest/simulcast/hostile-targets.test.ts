import type { Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { measureUsedBytes } from '../rtmp/attacks/test-memory'
import { openTestDoor } from '../test-door'
import { openHostileServer, openTestSimulcast, testTarget } from './test-simulcast'
import { sayYesToAll } from './test-yes-sayer'

/** Pauses of 50, 100, 200 and 400 ms, the shortest that chance makes of them; timers may be a little early. */
const fourPausesMs = 750 * 0.75 - 10

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function sendTo(
  treat: (socket: Socket) => void,
  options: Parameters<typeof openTestSimulcast>[0] = {},
) {
  const server = await openHostileServer(treat)
  const simulcast = openTestSimulcast(options)
  closers.push(server.close, () => simulcast.close())
  simulcast.order([testTarget(server.port)])
  return simulcast
}

test.each([
  ['says nothing', () => {}, 'no_answer'],
  ['speaks HTTP', (socket: Socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), 'not_rtmp'],
  ['closes at once', (socket: Socket) => socket.end(), 'closed'],
  [
    'cuts the line',
    (socket: Socket) => socket.once('data', () => socket.resetAndDestroy()),
    'closed',
  ],
  [
    'answers byte by byte',
    (socket: Socket) => {
      const timer = setInterval(() => socket.write(Buffer.from([3])), 10)
      socket.on('close', () => clearInterval(timer))
    },
    'no_answer',
  ],
  [
    'sends rubbish after its handshake',
    (socket: Socket) => {
      socket.write(Buffer.concat([Buffer.from([3]), Buffer.alloc(3072)]))
      socket.write(Buffer.alloc(5_000, 0xff))
    },
    'not_rtmp',
  ],
  [
    'floods',
    (socket: Socket) => {
      socket.write(Buffer.concat([Buffer.from([3]), Buffer.alloc(3072)]))
      // Acknowledgements, which are as they should be, without end.
      const one = Buffer.from([2, 0, 0, 0, 0, 0, 4, 3, 0, 0, 0, 0, 0, 0, 0, 0])
      socket.write(Buffer.concat(Array.from({ length: 60_000 }, () => one)))
    },
    'not_rtmp',
  ],
] as const)('a server that %s is left, and tried again', async (_, treat, reason) => {
  const simulcast = await sendTo(treat, { limits: { answerTimeoutMs: 300 } })
  const isSo = await simulcast.becomes(
    (health) => health.reason === reason && health.reconnects > 0,
  )
  expect(isSo.sentBytes).toBe(0)
})

test('a server that takes connections and is gone costs a try at a time, ever later', async () => {
  const times: number[] = []
  await sendTo((socket) => {
    times.push(Date.now())
    socket.destroy()
  }).then((simulcast) => simulcast.becomes(() => times.length >= 5))
  expect((times[4] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(fourPausesMs)
})

test('a server that closes again and again after it said yes is tried ever later', async () => {
  const times: number[] = []
  const server = await openWillingServer((socket) => {
    times.push(Date.now())
    setTimeout(() => socket.end(), 100)
  })
  const simulcast = openTestSimulcast()
  closers.push(server.close, () => simulcast.close())
  simulcast.order([testTarget(server.port)])
  const health = await simulcast.becomes(() => times.length >= 5)
  expect(health.reason).toBe('closed')
  expect((times[4] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(fourPausesMs + 400)
})

test.each([
  ['a private address', 'rtmp://10.0.0.1/live', [], 'not_public'],
  ['this machine', 'rtmp://127.0.0.1:1/live', [], 'not_public'],
  ['a name that leads inwards', 'rtmp://site.example/live', ['192.168.0.1'], 'not_public'],
  ['a name that leads inwards too', 'rtmp://site.example/live', ['8.8.8.8', '::1'], 'not_public'],
  ['a name that nobody knows', 'rtmp://site.example/live', [], 'host_unknown'],
  ['nobody there', 'rtmp://allowed.example:1/live', ['127.0.0.1'], 'unreachable'],
])('%s is told in a word', async (_, address, ips, reason) => {
  const allowedHosts = ['allowed.example']
  const simulcast = openTestSimulcast({ allowedHosts, resolve: async () => ips })
  closers.push(() => simulcast.close())
  simulcast.order([{ id: 't', streamKey: 'k', address }])
  await simulcast.becomes((health) => health.state === 'broken' && health.reason === reason)
})

test('however long targets take nothing, no more is kept for them', async () => {
  const limits = { queuedBytes: 400_000, stallTimeoutMs: 500 }
  const simulcast = openTestSimulcast({ limits, pictureBytes: 100_000 })
  const servers = [
    await openWillingServer((socket) => socket.pause()),
    await openWillingServer((socket) => socket.pause()),
  ]
  closers.push(...servers.map((server) => server.close), () => simulcast.close())
  simulcast.order(servers.map(({ port }, index) => testTarget(port, 'key', `t${index}`)))
  const measureAfter = async (reconnects: number) => {
    await simulcast.becomes((health) => health.reconnects >= reconnects, 't0')
    // What was sent is kept for other tests alone.
    simulcast.sent.length = 0
    return measureUsedBytes()
  }
  const before = await measureAfter(1)
  const { sentBytes } = await simulcast.becomes(() => true, 't0')
  const after = await measureAfter(4)
  expect((await simulcast.becomes(() => true, 't0')).sentBytes).toBeGreaterThan(sentBytes)
  expect(after - before).toBeLessThan(3_000_000)
})

test('a target that takes everything and reads nothing is dropped to a keyframe, then left', async () => {
  const door = await openTestDoor()
  closers.push(() => door.close())
  const limits = { queuedBytes: 400_000, stallTimeoutMs: 1_500 }
  const simulcast = openTestSimulcast({ limits, pictureBytes: 100_000 })
  const line = await openWillingServer((socket) => socket.pause())
  closers.push(line.close, () => simulcast.close())
  simulcast.order([testTarget(door.port, 'good', 'u'), testTarget(line.port)])
  const behind = await simulcast.becomes(({ state }) => state === 'behind')
  expect(behind.droppedFrames).toBeGreaterThan(0)
  await simulcast.becomes(({ reason }) => reason === 'takes_nothing')
  expect(simulcast.simulcast.describe('0123456789abcdef0123456789abcdef')).toContainEqual(
    expect.objectContaining({ targetId: 'u', state: 'sending', droppedFrames: 0, reconnects: 0 }),
  )
})

/** Says yes to everything; then it does what it likes. */
function openWillingServer(treat: (socket: Socket) => void) {
  return openHostileServer((socket) => {
    sayYesToAll(socket)
    socket.once('data', () => treat(socket))
  })
}
