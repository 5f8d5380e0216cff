import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Log } from '@/common/log'
import { checkPortIsFree } from '../check-port-is-free'

interface AdminDoorOptions {
  port: number
  log: Log
  readMetrics(): Promise<string>
}

const host = '127.0.0.1'

/** Figures for the operator, on loopback alone. */
export class AdminDoor {
  private readonly server: Server

  constructor(private readonly options: AdminDoorOptions) {
    this.server = createServer(async (request, response) => {
      if (request.method !== 'GET' || request.url !== '/metrics') {
        response.writeHead(404).end('There is nothing at this address.\n')
        return
      }
      try {
        const text = await options.readMetrics()
        response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(text)
      } catch (error) {
        options.log.error({ err: error }, 'the counters could not be read')
        response.writeHead(503).end('The counters cannot be read.\n')
      }
    })
  }

  async start() {
    const { port } = this.options
    await checkPortIsFree({ variable: 'EDGE_ADMIN_PORT', host, port })
    this.server.listen({ host, port })
    await once(this.server, 'listening')
  }

  async stop() {
    if (!this.server.listening) return
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve())
      this.server.closeAllConnections()
    })
  }
}
