import { join } from 'node:path'
import type { Registry } from 'prom-client'
import { broadcastLogId } from '@/common/broadcast-log-id'
import type { Clock } from '@/common/clock'
import type { LadderSetting } from '@/common/ladder-setting'
import type { Log } from '@/common/log'
import type {
  BroadcastWarning,
  PlaybackAccess,
  RecordingStopReason,
  ReplayRule,
} from '@/common/media-contract'
import { ProcessorMeter } from '@/common/processor-meter'
import { LivePipeline } from './broadcast-pipeline'
import { LadderMetrics } from './ffmpeg/ladder-metrics'
import { BroadcastShelf } from './origin/broadcast-shelf'
import { DoorMetrics } from './origin/door-metrics'
import { HttpDoor } from './origin/http-door'
import { kindOfPath, Origin } from './origin/origin'
import type { OriginRequest, OriginResponse } from './origin/response'
import type { BroadcastRecorder } from './recording/broadcast-recorder'
import type { ReadyRecording } from './recording/recording-announcer'
import { RecordingMetrics } from './recording/recording-metrics'
import { Recordings } from './recording/recordings'
import { ReplayAnswers } from './recording/replay-answers'
import { readS3Settings } from './recording/s3-settings'
import { CpuShedding } from './shedding/cpu-shedding'
import type { Load } from './shedding/shedding-pace'
import { SoundMeter } from './sound/sound-meter'
import { TranscoderMetrics } from './transcoder-metrics'
import type { TranscoderSettings } from './transcoder-settings'

export type { BroadcastPipeline, PipelineHealth } from './broadcast-pipeline'
export { jsonResponse, type OriginResponse, textResponse } from './origin/response'
export type { ReadyRecording } from './recording/recording-announcer'

export interface TranscoderOptions {
  settings: TranscoderSettings
  nodeName: string
  clock: Clock
  log: Log
  metrics: Registry
  /** Something recorded can be watched. It is said again until {@link Transcoder.noteRecordingHeard}. */
  onRecordingReady?(broadcastId: string, ready: ReadyRecording): void
  /** Nothing of it is played, live or again, and its recording is kept beyond its time. */
  isWithheld?(broadcastId: string): boolean
  /** What of a recording may be watched; all of it when left out. Rejects when that is not known for now. */
  readReplayRule?(broadcastId: string): Promise<ReplayRule>
  /** What it is judged by whether the node is short of CPU; measured when left out. */
  readLoad?(): Load
  /** Further addresses on the origin's door, by their path, such as `/health`. */
  routes?: Readonly<Record<string, (request: OriginRequest) => Promise<OriginResponse>>>
}

const sweepEveryMs = 5_000
const everything: ReplayRule = { outcome: 'shown', from: null, to: null }

/** All broadcasts of a media node, and the HTTP door through which they are played. */
export class Transcoder {
  private readonly shelf: BroadcastShelf
  private readonly origin: Origin
  private readonly door: HttpDoor
  private readonly metrics: TranscoderMetrics
  private readonly ladderMetrics: LadderMetrics
  private readonly closing = new Set<Promise<void>>()
  private readonly pipelines = new Map<string, LivePipeline>()
  private readonly shedding: CpuShedding
  private readonly soundMeter: SoundMeter
  private readonly processors = new ProcessorMeter()
  private readonly recordings: Recordings
  private sweeping: NodeJS.Timeout | null = null

  constructor(private readonly options: TranscoderOptions) {
    const { settings, nodeName, clock, log, metrics } = options
    this.shelf = new BroadcastShelf(settings.ENDED_RETENTION_SECONDS)
    this.recordings = this.createRecordings()
    const readRule = options.readReplayRule ?? (async () => everything)
    const replay = new ReplayAnswers({ recordings: this.recordings, readRule })
    const isWithheld = (broadcastId: string) => this.isWithheld(broadcastId)
    this.origin = new Origin({ shelf: this.shelf, nodeName, clock, replay, isWithheld })
    this.metrics = new TranscoderMetrics(metrics, {
      shelf: this.shelf,
      countWaitingRequests: () => this.origin.waitingRoom.size,
      listRenditionStates: () => this.listRenditionStates(),
    })
    this.ladderMetrics = new LadderMetrics(metrics)
    this.shedding = new CpuShedding({
      broadcasts: this.pipelines,
      readLoad: options.readLoad ?? (() => this.readLoad()),
      clock,
      log,
    })
    this.soundMeter = new SoundMeter({
      listSounds: () => [...this.pipelines.values()].map(({ sound }) => sound),
      ...{ clock, log, metrics },
    })
    const doorMetrics = new DoorMetrics(metrics, () => this.door.unsentBytes)
    this.door = new HttpDoor({
      host: settings.ORIGIN_HOST,
      port: settings.ORIGIN_PORT,
      log,
      answer: (request) => this.answer(request),
      onDropped: (reason) => doorMetrics.countDrop(reason),
    })
  }

  /** The origin's real port, once it is started. */
  get port() {
    return this.door.port
  }

  /** Opens the origin's HTTP door. Rejects when its address is in use. */
  async start() {
    await this.door.start()
    this.shedding.start()
    this.soundMeter.start()
    this.sweeping = setInterval(() => this.shelf.sweep(this.options.clock()), sweepEveryMs)
    this.recordings.upkeep.start()
  }

  /** Ends all broadcasts and closes everything. */
  async stop() {
    if (this.sweeping) clearInterval(this.sweeping)
    this.sweeping = null
    this.shedding.stop()
    await this.soundMeter.stop()
    for (const pipeline of this.pipelines.values()) pipeline.end()
    await this.door.stop()
    await Promise.all(this.closing)
    await this.recordings.upkeep.stop()
  }

  /** Until what was recorded of ended broadcasts lies in the storage, if there is one. */
  async whenArchived() {
    await Promise.all(this.closing)
    await this.recordings.upkeep.whenUploaded()
  }

  /** The portal has taken what {@link TranscoderOptions.onRecordingReady} said. */
  async noteRecordingHeard(broadcastId: string, ready: ReadyRecording) {
    await this.recordings.noteHeard(broadcastId, ready)
  }

  /** Null when it is not open. */
  describeBroadcast(broadcastId: string) {
    return this.pipelines.get(broadcastId)?.describe() ?? null
  }

  get waitingRequests() {
    return this.origin.waitingRoom.size
  }

  /** A broadcast of the same id that is still open is ended first. */
  openBroadcast({
    broadcastId,
    ladder,
    access = 'open',
    onWarning,
  }: {
    broadcastId: string
    /** The classroom's own choice; the node's setting holds without one. */
    ladder?: LadderSetting | undefined
    /** Who may fetch what is played of it. */
    access?: PlaybackAccess | undefined
    onWarning(warning: BroadcastWarning): void
  }): LivePipeline {
    this.pipelines.get(broadcastId)?.end()
    const { settings, clock, log } = this.options
    const recorder = this.openRecorder(broadcastId, onWarning)
    const runsClosing: Promise<void>[] = []
    const playback = this.shelf.open(broadcastId)
    playback.access = access
    const pipeline = new LivePipeline({
      playback,
      windowSeconds: settings.PLAYBACK_WINDOW_SECONDS,
      made: this.metrics,
      sourceTallies: this.metrics.source,
      ladder: ladder ?? settings.LADDER,
      ladderQuietMs: settings.LADDER_QUIET_SECONDS * 1000,
      ladderMetrics: this.ladderMetrics,
      recorder,
      clock,
      log: log.child({ broadcast: broadcastLogId(broadcastId) }),
      onWarning,
      onEnd: () => {
        if (this.pipelines.get(broadcastId) === pipeline) this.pipelines.delete(broadcastId)
        if (recorder) this.track(this.closeRecorder(recorder, runsClosing))
      },
      onClosing: (closed) => {
        runsClosing.push(closed)
        this.track(closed)
      },
    })
    this.pipelines.set(broadcastId, pipeline)
    return pipeline
  }

  /** Holds from the next answer on; nothing where it is not open. */
  setAccess(broadcastId: string, access: PlaybackAccess) {
    const playback = this.shelf.find(broadcastId)
    if (playback) playback.access = access
  }

  private isWithheld(broadcastId: string) {
    return this.options.isWithheld?.(broadcastId) ?? false
  }

  private createRecordings() {
    const { settings, nodeName, clock, log, metrics } = this.options
    return new Recordings({
      nodeName,
      folder: settings.RECORDING_DIR ?? join(settings.DATA_DIR, 'recordings'),
      retentionDays: settings.RECORDING_RETENTION_DAYS,
      longestHours: settings.RECORDING_LONGEST_HOURS,
      keepFreeMegabytes: settings.RECORDING_KEEP_FREE_MB,
      clock,
      log,
      metrics: new RecordingMetrics(metrics, {
        readWaitingBytes: () => this.recordings.waitingBytes,
        countUploads: () => this.recordings.upkeep.uploadsWaiting,
      }),
      archive: readS3Settings(settings),
      isShown: (broadcastId) => this.shelf.find(broadcastId) !== null,
      isWithheld: (broadcastId) => this.isWithheld(broadcastId),
      onReady: (broadcastId, ready) => this.options.onRecordingReady?.(broadcastId, ready),
    })
  }

  private openRecorder(broadcastId: string, onWarning: (warning: BroadcastWarning) => void) {
    if (this.options.settings.RECORDING === 'off') return null
    const onStopped = (reason: RecordingStopReason) =>
      onWarning({ code: 'recording_stopped', reason })
    return this.recordings.open(broadcastId, { onStopped })
  }

  /** Once the last of the ladder is there, and on disk. */
  private async closeRecorder(recorder: BroadcastRecorder, runsClosing: Promise<void>[]) {
    await Promise.all(runsClosing)
    await this.recordings.close(recorder)
  }

  /** Waited for when the transcoder stops. */
  private track(closed: Promise<void>) {
    this.closing.add(closed)
    void closed.finally(() => this.closing.delete(closed))
  }

  private readLoad(): Load {
    const lags = [...this.pipelines.values()].flatMap(({ ladderLagMs }) => ladderLagMs ?? [])
    return {
      lagMs: lags.length > 0 ? Math.max(...lags) : undefined,
      cpuShare: this.processors.readShare(),
    }
  }

  private listRenditionStates() {
    return [...this.pipelines.values()].flatMap((pipeline) =>
      pipeline.describe().renditions.map(({ state }) => state),
    )
  }

  private async answer(request: OriginRequest) {
    const route = this.options.routes?.[request.path]
    const response = route ? await route(request) : await this.origin.answer(request)
    this.metrics.countAnswer(route ? 'other' : kindOfPath(request.path), response)
    return response
  }
}
