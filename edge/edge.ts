import { Registry } from 'prom-client'
import type { Log } from '@/common/log'
import { collectProcessMetrics } from '@/common/process-metrics'
import type { EdgeSettings } from './edge-settings'
import { FetchLog } from './fetch-log/fetch-log'
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
  private readonly registry = new Registry()

  constructor(private readonly options: EdgeOptions) {
    const { settings, log } = options
    this.tlsFront = this.createTlsFront()
    this.engine = new VarnishEngine({
      host: settings.EDGE_HOST,
      port: settings.EDGE_PORT,
      cacheMegabytes: settings.EDGE_CACHE_MB,
      dataFolder: settings.DATA_DIR,
      hasTlsFront: settings.EDGE_TLS_CERTIFICATE_FILE !== undefined,
      renderVcl: (workFolder) =>
        renderEdgeVcl(settings.MEDIA_ORIGINS, this.tlsFront ? markerPath(workFolder) : null),
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
    await this.adminDoor.stop()
    await this.tlsFront?.stop()
    await this.fetchLog?.stop()
    await this.engine.stop()
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
