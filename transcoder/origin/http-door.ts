import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Log } from '@/common/log'
import { type OriginLimits, originLimits } from './origin-limits'
import { type OriginRequest, type OriginResponse, textResponse } from './response'
import { type DropReason, UnsentAnswers } from './unsent-answers'

interface HttpDoorOptions {
  host: string
  port: number
  log: Log
  limits?: OriginLimits
  answer(request: OriginRequest): Promise<OriginResponse>
  onDropped?(reason: DropReason): void
}

/** The thin side that faces node:http: sockets in, `OriginRequest` and `OriginResponse` behind. */
export class HttpDoor {
  private readonly server: Server
  private readonly limits: OriginLimits
  private readonly unsent: UnsentAnswers
  /** Connections with a request that is not answered wholly. */
  private readonly busy = new WeakSet<Socket>()

  constructor(private readonly options: HttpDoorOptions) {
    const { limits = originLimits, log } = options
    this.limits = limits
    this.unsent = new UnsentAnswers({ limits, onDropped: (reason) => this.countDrop(reason) })
    this.server = createServer(serverOptions(limits), (incoming, outgoing) => {
      this.handle(incoming, outgoing).catch((error: unknown) => {
        log.error({ err: error }, 'a request broke')
        outgoing.destroy()
      })
    })
    this.server.maxConnections = limits.connections
    this.server.on('drop', () => this.countDrop('too_many_connections'))
  }

  /** Rejects when the address cannot be listened on. */
  async start() {
    const { host, port } = this.options
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen({ host, port }, () => {
        this.server.off('error', reject)
        resolve()
      })
    })
    this.unsent.start()
  }

  async stop() {
    this.unsent.stop()
    if (!this.server.listening) return
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve())
      this.server.closeAllConnections()
    })
  }

  get port() {
    const address = this.server.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  /** Bytes of answers that readers have not taken yet. */
  get unsentBytes() {
    return this.unsent.byteLength
  }

  private async handle(incoming: IncomingMessage, outgoing: ServerResponse) {
    const { socket } = incoming
    // RFC 9112 section 9.3.2 allows many requests at once on a connection, which no browser or cache of
    // today sends: it would hold as many answers in memory as fit into a few kilobytes of requests.
    if (this.busy.has(socket)) {
      if (!socket.destroyed) this.countDrop('pipelined')
      socket.destroy()
      return
    }
    this.busy.add(socket)
    const gone = new AbortController()
    outgoing.once('close', () => {
      this.busy.delete(socket)
      gone.abort()
    })
    const response = await this.answer(incoming, gone.signal)
    if (!outgoing.destroyed) this.unsent.send(outgoing, response, incoming.method)
  }

  private async answer(incoming: IncomingMessage, signal: AbortSignal) {
    const target = incoming.url ?? '/'
    if (target.length > this.limits.requestTargetCharacters) {
      return textResponse(414, 'The address is too long.')
    }
    const [path = '', query = ''] = target.split('?', 2)
    return this.options.answer({
      method: incoming.method ?? 'GET',
      path,
      query: new URLSearchParams(query),
      acceptsGzip: /\bgzip\b/.test(String(incoming.headers['accept-encoding'] ?? '')),
      signal,
    })
  }

  private countDrop(reason: DropReason) {
    this.options.onDropped?.(reason)
  }
}

const serverOptions = (limits: OriginLimits) => ({
  headersTimeout: limits.headersTimeoutMs,
  requestTimeout: limits.requestTimeoutMs,
  keepAliveTimeout: limits.keepAliveTimeoutMs,
  connectionsCheckingInterval: limits.checkEveryMs,
  maxHeaderSize: limits.headerBytes,
})
