import type { Log } from '@/common/log'
import type { EdgeSettings } from './edge-settings'
import { AdminDoor } from './statistics/admin-door'
import { formatEdgeMetrics } from './statistics/edge-metrics'
import { readVarnishCounters } from './statistics/varnish-statistics'
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

  constructor({ settings, log }: EdgeOptions) {
    this.engine = new VarnishEngine({
      host: settings.EDGE_HOST,
      port: settings.EDGE_PORT,
      cacheMegabytes: settings.EDGE_CACHE_MB,
      dataFolder: settings.DATA_DIR,
      vcl: renderEdgeVcl(settings.MEDIA_ORIGINS),
      log,
    })
    this.adminDoor = new AdminDoor({
      port: settings.EDGE_ADMIN_PORT,
      log,
      readMetrics: async () => formatEdgeMetrics(await readVarnishCounters(this.engine.workFolder)),
    })
  }

  /** Rejects with an `EdgeStartError` when a port is taken or the engine cannot be started. */
  async start() {
    await this.adminDoor.start()
    await this.engine.start()
  }

  /** Resolves with the reason when the engine ends without being asked to. */
  untilDead() {
    return this.engine.untilDead()
  }

  async stop() {
    await this.adminDoor.stop()
    await this.engine.stop()
  }
}
