import { join } from 'node:path'
import { Registry } from 'prom-client'
import { systemClock } from '@/common/clock'
import type { Log } from '@/common/log'
import { readPlaybackKeys } from '@/common/playback-keys'
import { PortalClient } from '@/common/portal-client'
import { OrdersFollower } from '@/common/portal-orders'
import { collectProcessMetrics } from '@/common/process-metrics'
import type { EdgeSettings } from './edge-settings'
import { EdgeStartError } from './edge-start-error'
import { FetchLog } from './fetch-log/fetch-log'
import { OrderMarks } from './orders/order-marks'
import { AdminDoor } from './statistics/admin-door'
import { formatEdgeMetrics } from './statistics/edge-metrics'
import { readVarnishCounters } from './statistics/varnish-statistics'
import { TlsFront } from './tls/tls-front'
import { TlsMetrics } from './tls/tls-metrics'
import { markerPath } from './tls/tls-paths'
import { VarnishEngine } from './varnish/varnish-engine'
import { renderEdgeVcl } from './vcl/edge-vcl'

interface EdgeOptions {
  settings: EdgeSettings
  log: Log
}

/** A cache near the viewers: the engine with our configuration, and its figures. */
export class Edge {
  private readonly engine: VarnishEngine
  private readonly adminDoor: AdminDoor
  private fetchLog: FetchLog | null = null
  private readonly tlsFront: TlsFront | null
  private readonly orders: OrdersFollower | null
  private readonly registry = new Registry()
  private isStopping = false

  constructor(private readonly options: EdgeOptions) {
    const { settings, log } = options
    this.tlsFront = this.createTlsFront()
    this.orders = this.createOrders()
    const keys = readPlaybackKeys(settings)
    this.engine = new VarnishEngine({
      host: settings.EDGE_HOST,
      port: settings.EDGE_PORT,
      cacheMegabytes: settings.EDGE_CACHE_MB,
      dataFolder: settings.DATA_DIR,
      keys,
      hasTlsFront: settings.EDGE_TLS_CERTIFICATE_FILE !== undefined,
      renderVcl: (workFolder) =>
        renderEdgeVcl({
          origins: settings.MEDIA_ORIGINS,
          keys,
          workFolder,
          tlsMarkerPath: this.tlsFront ? markerPath(workFolder) : null,
        }),
      log,
    })
    this.adminDoor = new AdminDoor({
      port: settings.EDGE_ADMIN_PORT,
      log,
      readMetrics: async () => {
        const engine = formatEdgeMetrics(await readVarnishCounters(this.engine.workFolder))
        return engine + (await this.registry.metrics())
      },
    })
  }

  /** Rejects with an `EdgeStartError` when a port is taken or the engine cannot be started. */
  async start() {
    collectProcessMetrics(this.registry)
    await this.adminDoor.start()
    await this.engine.start()
    await this.orders?.start()
    // What is begun from here on would outlive a stop that came meanwhile, and this process with it.
    if (this.isStopping) throw new EdgeStartError('The edge was stopped while it started.')
    const { workFolder, user } = this.engine
    this.fetchLog = new FetchLog({ workFolder, user, log: this.options.log })
    this.fetchLog.start()
    await this.tlsFront?.start(workFolder)
  }

  /** Resolves with the reason when the engine ends without being asked to. */
  untilDead() {
    return this.engine.untilDead()
  }

  async stop() {
    this.isStopping = true
    await this.adminDoor.stop()
    await this.orders?.stop()
    await this.tlsFront?.stop()
    await this.fetchLog?.stop()
    await this.engine.stop()
  }

  private createOrders() {
    const { settings, log } = this.options
    const secret = settings.MEDIA_SECRET
    if (secret === undefined) return null
    const portalUrl = settings.PORTAL_INTERNAL_URL ?? `http://127.0.0.1:${settings.PORTAL_PORT}`
    return new OrdersFollower({
      portal: new PortalClient({ portalUrl, secret, clock: systemClock }),
      file: join(settings.DATA_DIR, 'edge-stopped-broadcasts.json'),
      log,
      onChange: (orders) => new OrderMarks(this.engine.workFolder).set(orders),
    })
  }

  private createTlsFront() {
    const { settings, log } = this.options
    const certificateFile = settings.EDGE_TLS_CERTIFICATE_FILE
    if (certificateFile === undefined) return null
    const front = new TlsFront({
      host: settings.EDGE_TLS_HOST,
      port: settings.EDGE_TLS_PORT,
      certificateFile,
      log,
      onFailedHandshake: () => metrics.failedHandshakes.inc(),
      onRestart: () => metrics.restarts.inc(),
    })
    const metrics = new TlsMetrics(this.registry, () => front)
    return front
  }
}
