import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Registry } from 'prom-client'
import { broadcastLogId } from '@/common/broadcast-log-id'
import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import {
  type BroadcastEvent,
  type PlaybackAccess,
  reportsAnswerSchema,
} from '@/common/media-contract'
import { PortalClient } from '@/common/portal-client'
import { OrdersFollower } from '@/common/portal-orders'
import { collectProcessMetrics } from '@/common/process-metrics'
import {
  jsonResponse,
  type OriginResponse,
  Transcoder,
  textResponse,
} from '@/transcoder/transcoder'
import { registerBroadcastMetrics } from './broadcast-metrics'
import { HealthReader } from './health-reader'
import { IngestMetrics } from './ingest-metrics'
import { LiveSources } from './live-sources'
import type { MediaSettings } from './media-settings'
import { PublishGate } from './publish-gate'
import { ReplayRules } from './replay-rules'
import { ReportOutbox } from './report-outbox'
import { ReportSender } from './report-sender'
import { RtmpServer } from './rtmp/rtmp-server'
import { RtmpsDoor } from './rtmp/rtmps-door'
import { ownMark } from './simulcast/own-mark'
import { Simulcast } from './simulcast/simulcast'
import { readBeside } from './source-reader'

interface MediaNodeOptions {
  settings: MediaSettings
  clock: Clock
  log: Log
}

/** How long viewers are let look at the end of the last broadcast before a drained node goes. */
const lastLookMs = 10_000
/** A storage that is down for longer does not keep a node: the next on its disk takes the upload up. */
const longestUploadMs = 1_800_000
/** A portal that is away for longer does not keep it either: what is recorded is announced by the next on its disk. */
const longestReportsMs = 300_000

/** One media node: the RTMP door, the transcoder behind it, and the line to the portal. */
export class MediaNode {
  private readonly registry = new Registry()
  private readonly transcoder: Transcoder
  private readonly simulcast: Simulcast
  private readonly sources: LiveSources
  private readonly health: HealthReader
  private readonly outbox: ReportOutbox
  private readonly sender: ReportSender
  private readonly orders: OrdersFollower
  private readonly replayRules: ReplayRules
  private readonly rtmpServer: RtmpServer
  private readonly rtmpsDoor: RtmpsDoor | null
  private readonly metrics = new IngestMetrics(this.registry)
  private readonly stopping = new AbortController()
  private isDraining = false
  /** Who may fetch what is played live, where that was changed in the last day. */
  private changedAccess: ReadonlyMap<string, PlaybackAccess> = new Map()

  constructor(private readonly options: MediaNodeOptions) {
    const { settings, clock, log } = options
    const nodeName = settings.NODE_NAME
    const portal = new PortalClient({
      portalUrl: settings.PORTAL_INTERNAL_URL,
      secret: settings.MEDIA_SECRET,
      clock,
    })
    this.outbox = new ReportOutbox({
      ...{ clock, log },
      onNews: () => this.sender.wake(),
      onHeard: ({ broadcastId, event }) => {
        if (event.kind !== 'recording_ready') return
        void this.transcoder.noteRecordingHeard(broadcastId, event)
      },
    })
    const { outbox } = this
    const report = (broadcastId: string, event: BroadcastEvent) => {
      log.info({ broadcast: broadcastLogId(broadcastId), ...event }, 'broadcast event')
      outbox.add(broadcastId, event)
    }
    this.transcoder = this.createTranscoder(report)
    this.simulcast = new Simulcast({
      secret: settings.MEDIA_SECRET,
      allowedHosts: settings.SIMULCAST_ALLOWED_HOSTS,
      ...{ clock, log, registry: this.registry },
    })
    const { simulcast } = this
    this.sources = new LiveSources({
      clock,
      reconnectWindowMs: settings.RECONNECT_WINDOW_SECONDS * 1000,
      openPipeline: (broadcast) => {
        const pipeline = this.transcoder.openBroadcast({
          ...broadcast,
          // The publisher may have been let in just before it was changed.
          access: this.changedAccess.get(broadcast.broadcastId) ?? broadcast.access,
        })
        return readBeside(pipeline, simulcast.openBroadcast(broadcast.broadcastId), log)
      },
      report,
    })
    const { sources, metrics, transcoder } = this
    const listOnAir = () =>
      sources.listOnAir().map((source) => ({
        ...source,
        pipeline: transcoder.describeBroadcast(source.broadcastId),
        simulcast: simulcast.describe(source.broadcastId),
      }))
    registerBroadcastMetrics(this.registry, listOnAir)
    metrics.registerOutbox(outbox)
    this.health = new HealthReader({
      clock,
      listOnAir,
      describeNode: () => ({
        waitingRequests: transcoder.waitingRequests,
        isDraining: this.isDraining,
      }),
    })
    this.sender = new ReportSender({
      nodeName,
      nodeStartedAt: new Date(clock()).toISOString(),
      portal,
      outbox,
      log,
      listBroadcastIds: () => sources.listBroadcastIds(),
      readHealth: () => this.health.read(),
      onAnswer: (answer, broadcastIds) => {
        const read = reportsAnswerSchema.safeParse(answer)
        if (read.data?.simulcast) simulcast.take(read.data.simulcast, broadcastIds)
      },
    })
    this.replayRules = new ReplayRules({ portal, nodeName, clock })
    this.orders = new OrdersFollower({
      portal,
      file: join(settings.DATA_DIR, 'media-stopped-broadcasts.json'),
      log,
      onChange: ({ stopped, accessChanges }) => {
        sources.dismiss(stopped, 'class_stopped')
        this.changedAccess = new Map(
          accessChanges.map(({ broadcastId, live }) => [broadcastId, live]),
        )
        for (const [broadcastId, live] of this.changedAccess) {
          this.transcoder.setAccess(broadcastId, live)
        }
        this.replayRules.askAnew([...this.changedAccess.keys()])
      },
      onEnded: (broadcastIds) => sources.dismiss(broadcastIds, 'class_ended'),
      onKeyChanges: (keyChanges) => sources.requireKeys(keyChanges),
    })
    this.rtmpServer = new RtmpServer({
      host: settings.RTMP_HOST,
      port: settings.RTMP_PORT,
      desk: new PublishGate({
        ...{ nodeName, portal, sources, log, metrics },
        isDraining: () => this.isDraining,
        isStopped: (broadcastId) => this.orders.isStopped(broadcastId),
        ownMark: ownMark(settings.MEDIA_SECRET),
        onSimulcast: (sealed, broadcastId) => simulcast.take(sealed, [broadcastId]),
      }),
      clock,
      log,
      metrics,
    })
    this.rtmpsDoor = this.createRtmpsDoor()
  }

  get rtmpPort() {
    return this.rtmpServer.port
  }

  /** Null without a certificate. */
  get rtmpsPort() {
    return this.rtmpsDoor?.port ?? null
  }

  get originPort() {
    return this.transcoder.port
  }

  /** Rejects when an address is in use. */
  async start() {
    collectProcessMetrics(this.registry)
    await this.orders.start()
    await this.transcoder.start()
    await this.rtmpServer.start()
    await this.rtmpsDoor?.start()
    this.health.start()
    this.sender.start()
  }

  /**
   * Takes no new broadcast from now on. Whoever is on air may go on and come back. Resolves once the
   * last is over, its viewers have seen its end, its recording is uploaded and the portal has heard of
   * it all, or when the node is stopped.
   */
  async drain() {
    this.isDraining = true
    await this.sources.whenEmpty()
    // The waits reject when the node is stopped meanwhile, which ends the drain too.
    const wait = (ms: number) =>
      delay(ms, undefined, { signal: this.stopping.signal }).catch(() => {})
    const archived = Promise.race([this.transcoder.whenArchived(), wait(longestUploadMs)])
    await Promise.all([wait(lastLookMs), archived])
    await Promise.race([this.outbox.whenEmpty(), wait(longestReportsMs)])
  }

  /** Ends all broadcasts, says so to the portal as well as it can, and closes everything. */
  async stop() {
    this.stopping.abort()
    this.sources.endAll()
    this.health.stop()
    await this.orders.stop()
    // The transcoder's last word, that a recording lies ready, is still to be sent.
    await Promise.all([this.rtmpServer.stop(), this.rtmpsDoor?.stop(), this.transcoder.stop()])
    await this.sender.stop()
  }

  private createTranscoder(report: (broadcastId: string, event: BroadcastEvent) => void) {
    const { settings, clock, log } = this.options
    return new Transcoder({
      settings,
      nodeName: settings.NODE_NAME,
      clock,
      log,
      metrics: this.registry,
      isWithheld: (broadcastId) => this.orders.isStopped(broadcastId),
      readReplayRule: (broadcastId) => this.replayRules.read(broadcastId),
      onRecordingReady: (broadcastId, ready) =>
        report(broadcastId, { kind: 'recording_ready', ...ready }),
      routes: {
        '/health': async ({ query }) => this.answerHealth(query),
        '/metrics': () => this.answerMetrics(),
      },
    })
  }

  private createRtmpsDoor() {
    const { settings, log } = this.options
    const certificateFile = settings.RTMPS_CERTIFICATE_FILE
    if (certificateFile === undefined) return null
    return new RtmpsDoor({
      host: settings.RTMPS_HOST,
      port: settings.RTMPS_PORT,
      certificateFile,
      log,
      take: (socket) => this.rtmpServer.take(socket),
    })
  }

  /** `?for=playback` asks whether viewers are answered, which a node that is draining still does. */
  private answerHealth(query: URLSearchParams): OriginResponse {
    if (!this.rtmpServer.isListening) return textResponse(503, 'The RTMP door is not open.')
    if (this.rtmpsDoor?.isListening === false) {
      return textResponse(503, 'The RTMPS door is not open.')
    }
    const health = {
      status: this.isDraining ? 'draining' : 'ready',
      node: this.options.settings.NODE_NAME,
      rtmpPort: this.rtmpServer.port,
      rtmpsPort: this.rtmpsPort,
      publishers: this.metrics.publishers,
    }
    const response = jsonResponse(health, 0)
    const status = this.isDraining && query.get('for') !== 'playback' ? 503 : 200
    return { ...response, status, headers: { ...response.headers, 'cache-control': 'no-store' } }
  }

  private async answerMetrics(): Promise<OriginResponse> {
    const response = textResponse(200, await this.registry.metrics())
    const headers = { ...response.headers, 'content-type': this.registry.contentType }
    return { ...response, headers }
  }
}
