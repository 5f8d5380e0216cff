import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Log } from '@/common/log'
import { type OriginRequest, type OriginResponse, textResponse } from './response'

interface HttpDoorOptions {
  host: string
  port: number
  log: Log
  answer(request: OriginRequest): Promise<OriginResponse>
}

const longestRequestTargetCharacters = 2_048

/** The thin side that faces node:http: sockets in, `OriginRequest` and `OriginResponse` behind. */
export class HttpDoor {
  private readonly server: Server

  constructor(private readonly options: HttpDoorOptions) {
    this.server = createServer((incoming, outgoing) => {
      this.handle(incoming, outgoing).catch((error: unknown) => {
        options.log.error({ err: error }, 'a request broke')
        outgoing.destroy()
      })
    })
    // Above the 60 s after which common caches close their side, so that they never write into a closing socket.
    this.server.keepAliveTimeout = 75_000
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
  }

  async stop() {
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

  private async handle(incoming: IncomingMessage, outgoing: ServerResponse) {
    const target = incoming.url ?? '/'
    if (target.length > longestRequestTargetCharacters) {
      send(outgoing, textResponse(414, 'The address is too long.'), incoming.method)
      return
    }
    const gone = new AbortController()
    outgoing.once('close', () => gone.abort())
    const [path = '', query = ''] = target.split('?', 2)
    const response = await this.options.answer({
      method: incoming.method ?? 'GET',
      path,
      query: new URLSearchParams(query),
      acceptsGzip: /\bgzip\b/.test(String(incoming.headers['accept-encoding'] ?? '')),
      signal: gone.signal,
    })
    if (!outgoing.destroyed) send(outgoing, response, incoming.method)
  }
}

function send(outgoing: ServerResponse, response: OriginResponse, method = 'GET') {
  const length = response.body.reduce((bytes, chunk) => bytes + chunk.length, 0)
  const headers = response.status === 204 ? {} : { 'content-length': String(length) }
  outgoing.writeHead(response.status, { ...response.headers, ...headers })
  if (method === 'HEAD') {
    outgoing.end()
    return
  }
  // Corked by node until the next tick, so that head and parts leave together.
  for (const chunk of response.body) outgoing.write(chunk)
  outgoing.end()
}
