import { createServer, type Server } from 'node:net'
import { networkOf } from '@/common/address-network'
import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import type { IngestMetrics } from '../ingest-metrics'
import type { PublishDesk } from '../publication'
import { BufferedBytes } from './buffered-bytes'
import { ReadPace, readGatherMs } from './read-pace'
import { type PeerSocket, RtmpConnection } from './rtmp-connection'
import { type RtmpLimits, rtmpLimits } from './rtmp-limits'
import { WaitingPeers } from './waiting-peers'

interface RtmpServerOptions {
  host: string
  port: number
  desk: PublishDesk
  clock: Clock
  log: Log
  metrics: IngestMetrics
  limits?: RtmpLimits
  /** How long publishers' bytes may gather between two reads. */
  gatherMs?: number
}

/** The RTMP door: takes connections in, as many as there is room for. */
export class RtmpServer {
  private readonly server: Server
  private readonly limits: RtmpLimits
  private readonly connections = new Set<RtmpConnection>()
  private readonly buffered = new BufferedBytes()
  private readonly pace: ReadPace
  private readonly waiting: WaitingPeers<RtmpConnection>
  private newestConnection = 0

  constructor(private readonly options: RtmpServerOptions) {
    this.limits = options.limits ?? rtmpLimits
    this.waiting = new WaitingPeers({
      most: this.limits.waitingPeers,
      mostPerNetwork: this.limits.waitingPeersPerNetwork,
    })
    this.pace = new ReadPace(options.gatherMs ?? readGatherMs)
    this.server = createServer((socket) => this.take(socket))
  }

  /** Rejects when the address cannot be listened on. */
  async start() {
    const { host, port, log } = this.options
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen({ host, port }, () => {
        this.server.off('error', reject)
        resolve()
      })
    })
    this.server.on('error', (error) => log.error({ err: error }, 'the RTMP door broke'))
  }

  /** Closes the door and every connection. */
  async stop() {
    if (!this.server.listening) return
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve())
      for (const connection of this.connections) connection.end('node_stopping')
    })
  }

  get isListening() {
    return this.server.listening
  }

  get port() {
    const address = this.server.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  /** What is held of messages that are not complete or wait for a grant. */
  get bufferedBytes() {
    return this.buffered.total
  }

  /** Takes a connection in, or turns it away where there are publishers enough. */
  take(socket: PeerSocket) {
    const { desk, clock, metrics } = this.options
    const address = socket.remoteAddress ?? 'unknown'
    this.newestConnection += 1
    const log = this.options.log.child({ connection: this.newestConnection, address })
    if (this.connections.size - this.waiting.size >= this.limits.publishers) {
      socket.on('error', () => socket.destroy())
      socket.destroy()
      log.info(
        { reason: 'too_many_connections', durationMs: 0, receivedBytes: 0 },
        'connection closed',
      )
      metrics.countClosing('too_many_connections')
      return
    }
    const network = networkOf(address)
    const connection = new RtmpConnection({
      socket,
      limits: this.limits,
      buffered: this.buffered,
      pace: this.pace,
      desk,
      clock,
      log,
      metrics,
      onGrant: () => this.waiting.remove(connection, network),
      onClose: () => {
        this.connections.delete(connection)
        this.waiting.remove(connection, network)
      },
    })
    this.connections.add(connection)
    connection.start()
    this.waiting.add(connection, network)?.cutOff('too_many_connections')
  }
}
