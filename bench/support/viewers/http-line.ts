import { connect, type Socket } from 'node:net'
import { monotonicMs } from '../monotonic-ms'
import { AnswerReader, type OnBody } from './answer-reader'

/** One request and its answer, in milliseconds of `monotonicMs`. */
export interface Exchange {
  status: number
  askedAtMs: number
  firstByteAtMs: number
  lastByteAtMs: number
}

interface Pending {
  reader: AnswerReader
  askedAtMs: number
  firstByteAtMs: number
  resolve(exchange: Exchange): void
  reject(error: Error): void
}

interface HttpLineOptions {
  host: string
  port: number
  /** Silence on a request for so long is an error. */
  timeoutMs: number
}

/** Each read is looked at before the next one: all connections of the process can share it. */
const readBuffer = Buffer.allocUnsafe(256 * 1024)

/**
 * A keep-alive connection of HTTP/1.1, one request at a time. Made by hand, because hundreds of
 * viewers on node:http would take more of the machine than the edge that they are to measure.
 */
export class HttpLine {
  private socket: Socket | null = null
  private pending: Pending | null = null

  constructor(private readonly options: HttpLineOptions) {}

  /** Rejects when the connection breaks, is silent, or the answer is cut short. */
  get(path: string, onBody: OnBody): Promise<Exchange> {
    return new Promise((resolve, reject) => {
      if (this.pending) throw new Error('a line carries one request at a time')
      const socket = this.open()
      const reader = new AnswerReader(onBody)
      this.pending = { reader, askedAtMs: monotonicMs(), firstByteAtMs: 0, resolve, reject }
      socket.write(this.requestFor(path), 'latin1')
    })
  }

  close() {
    this.socket?.destroy()
    this.socket = null
    this.fail(new Error('closed'))
  }

  private requestFor(path: string) {
    const { host, port } = this.options
    return `GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nAccept-Encoding: gzip\r\n\r\n`
  }

  private open() {
    if (this.socket?.writable) return this.socket
    const { host, port, timeoutMs } = this.options
    const onread = {
      buffer: readBuffer,
      callback: (length: number) => {
        if (this.socket === socket) this.take(readBuffer.subarray(0, length))
        return true
      },
    }
    const socket: Socket = connect({ host, port, onread })
    socket.setNoDelay(true)
    socket.setTimeout(timeoutMs, () => {
      if (this.pending) socket.destroy(new Error('timed out'))
    })
    const lose = (error: Error) => {
      if (this.socket === socket) this.fail(error)
    }
    socket.on('error', lose)
    socket.on('close', () => lose(new Error('cut short')))
    this.socket = socket
    return socket
  }

  private take(bytes: Buffer) {
    const { pending } = this
    if (!pending) return
    const nowMs = monotonicMs()
    pending.firstByteAtMs ||= nowMs
    try {
      if (!pending.reader.push(bytes)) return
    } catch (error) {
      this.socket?.destroy()
      this.fail(error instanceof Error ? error : new Error(String(error)))
      return
    }
    this.pending = null
    const { askedAtMs, firstByteAtMs, reader } = pending
    pending.resolve({ status: reader.status, askedAtMs, firstByteAtMs, lastByteAtMs: nowMs })
  }

  private fail(error: Error) {
    const { pending } = this
    this.pending = null
    pending?.reject(error)
  }
}
