import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/** A small real origin: counts what it is asked, and lets a test say what each address answers. */
export class TestOrigin {
  readonly requests: IncomingMessage[] = []
  private readonly answers = new Map<string, (response: ServerResponse) => void>()
  private server: Server | null = null
  port = 0

  /** The first start takes any free port, a later one the same again. */
  async start() {
    this.server = createServer((request, response) => {
      if (request.url === '/health?for=playback') {
        response.end('{}')
        return
      }
      this.requests.push(request)
      const answer = this.answers.get(request.url ?? '')
      if (answer) answer(response)
      else response.writeHead(404, { 'cache-control': 'public, max-age=60' }).end()
    })
    this.server.listen(this.port, '127.0.0.1')
    await once(this.server, 'listening')
    const address = this.server.address()
    if (typeof address === 'object' && address) this.port = address.port
  }

  /** As if the machine had lost its program: every connection is cut. */
  async stop() {
    const { server } = this
    this.server = null
    if (!server) return
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  }

  on(target: string, answer: (response: ServerResponse) => void) {
    this.answers.set(target, answer)
  }

  say(
    target: string,
    body: string,
    cacheControl = 'public, max-age=1',
    headers: Record<string, string> = {},
  ) {
    this.on(target, (response) => {
      response.writeHead(200, {
        ...headers,
        'content-type': 'text/plain',
        'cache-control': cacheControl,
        'access-control-allow-origin': '*',
      })
      response.end(body)
    })
  }

  /** How often this address was asked for. */
  count(target: string) {
    return this.requests.filter(({ url }) => url === target).length
  }

  /** Resolves when the address is asked for; at most five seconds. */
  async untilAsked(target: string) {
    const signal = AbortSignal.timeout(5_000)
    while (this.count(target) === 0) {
      if (!this.server) throw new Error('the origin is stopped')
      await once(this.server, 'request', { signal })
    }
  }
}
