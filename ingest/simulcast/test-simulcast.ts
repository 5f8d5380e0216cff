import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { Registry } from 'prom-client'
import { systemClock } from '@/common/clock'
import { silentLog } from '@/common/log'
import type { SimulcastHealth } from '@/common/simulcast-health'
import { type SimulcastTarget, sealSimulcastOrders } from '@/common/simulcast-orders'
import type { SourceEvent } from '@/transcoder/source'
import { testBroadcastId, testSecret } from '../test-portal'
import type { Resolve } from './resolve-host'
import { Simulcast } from './simulcast'
import { type SimulcastLimits, simulcastLimits } from './simulcast-limits'

interface TestSimulcastOptions {
  limits?: Partial<SimulcastLimits>
  allowedHosts?: string[]
  resolve?: Resolve
  /** Of each picture. */
  pictureBytes?: number
}

const everyMs = 20
const picturesBetweenKeyframes = 10

/** For tests: a broadcast on air that is sent on, with a source that runs in real time until it is closed. */
export function openTestSimulcast(options: TestSimulcastOptions = {}) {
  const { limits, allowedHosts = ['127.0.0.1'], resolve, pictureBytes = 100 } = options
  const registry = new Registry()
  const simulcast = new Simulcast({
    secret: testSecret,
    ...{ allowedHosts, registry, resolve, clock: systemClock, log: silentLog },
    limits: { ...simulcastLimits, firstRetryMs: 50, ...limits },
    random: () => 0,
  })
  const reader = simulcast.openBroadcast(testBroadcastId)
  reader.push({ kind: 'video-configuration', record: Buffer.from([1, 66, 0, 30, 0xff]) })
  reader.push({ kind: 'audio-configuration', record: Buffer.from([0x11, 0x90]) })
  const sent: SourceEvent[] = []
  let pictures = 0
  const push = () => {
    const data = Buffer.alloc(pictureBytes)
    data.writeUInt32BE(pictures)
    const isKeyframe = pictures % picturesBetweenKeyframes === 0
    const dts = pictures * everyMs * 90
    const event: SourceEvent = { kind: 'video-frame', isKeyframe, dts, pts: dts, data }
    pictures += 1
    sent.push(event)
    reader.push(event)
    reader.push({ kind: 'audio-frame', dts, data: Buffer.from(data.subarray(0, 4)) })
  }
  let timer: NodeJS.Timeout | null = null
  const run = () => {
    timer ??= setInterval(push, everyMs)
  }
  run()
  return {
    run,
    sent,
    registry,
    reader,
    simulcast,
    push,
    order(targets: SimulcastTarget[]) {
      const orders = [{ broadcastId: testBroadcastId, targets }]
      simulcast.take(sealSimulcastOrders(orders, testSecret), [testBroadcastId])
    },
    /** Until it is so of the one target. */
    async becomes(isSo: (health: SimulcastHealth) => boolean, targetId = 't') {
      for (;;) {
        const health = simulcast
          .describe(testBroadcastId)
          .find((each) => each.targetId === targetId)
        if (health && isSo(health)) return health
        await new Promise((resolve) => setTimeout(resolve, everyMs))
      }
    },
    pause() {
      if (timer) clearInterval(timer)
      timer = null
    },
    close() {
      this.pause()
      reader.end()
    },
  }
}

export const testTarget = (port: number, streamKey = 'good', id = 't'): SimulcastTarget => ({
  ...{ id, streamKey, address: `rtmp://127.0.0.1:${port}/live` },
})

/** For tests: a server that does with a connection what it likes. */
export async function openHostileServer(treat: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    treat(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
