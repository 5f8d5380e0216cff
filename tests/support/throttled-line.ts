import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { Transform, type TransformCallback } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'

const stepMs = 50

/** A line to a local port that lets no more through than it is told, as a weak upload does; the door sees the address that is given. */
export async function openThrottledLine(port: number, { localAddress = '127.0.0.1' } = {}) {
  const rate = { bytesPerSecond: Infinity }
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect({ port, host: '127.0.0.1', localAddress })
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(new Throttle(rate)).pipe(far).pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    /** Infinity for as fast as it can. */
    setRate(bytesPerSecond: number) {
      rate.bytesPerSecond = bytesPerSecond
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

class Throttle extends Transform {
  constructor(private readonly rate: { readonly bytesPerSecond: number }) {
    super({ highWaterMark: 4_096 })
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
    this.trickle(chunk).then(
      () => done(),
      (error: Error) => done(error),
    )
  }

  private async trickle(chunk: Buffer) {
    for (let at = 0; at < chunk.length && !this.destroyed; ) {
      const { bytesPerSecond } = this.rate
      if (bytesPerSecond === Infinity) {
        this.push(chunk.subarray(at))
        return
      }
      const end = at + Math.ceil((bytesPerSecond * stepMs) / 1000)
      this.push(chunk.subarray(at, end))
      at = end
      await delay(stepMs)
    }
  }
}
