import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { broadcastLogId } from '@/common/broadcast-log-id'
import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import type { RecordingStopReason } from '@/common/media-contract'
import { broadcastIdPattern } from '@/common/media-path'
import { BroadcastRecorder } from './broadcast-recorder'
import { type ReadyRecording, RecordingAnnouncer } from './recording-announcer'
import type { RecordingMetrics } from './recording-metrics'
import { readRecordingSummary } from './recording-summary'

interface RecordingsOptions {
  folder: string
  retentionDays: number
  longestHours: number
  keepFreeMegabytes: number
  clock: Clock
  log: Log
  metrics: RecordingMetrics
  onReady(broadcastId: string, ready: ReadyRecording): void
}

const megabyte = 1024 * 1024
const mostWaitingBytes = 32 * megabyte
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const tidyEveryMs = hourMs

/** The recordings of a media node, a folder a broadcast. */
export class Recordings {
  private readonly recorders = new Map<BroadcastRecorder, string>()
  private readonly announcer: RecordingAnnouncer
  private readonly retentionMs: number
  private timer: NodeJS.Timeout | null = null
  private tidying: Promise<void> = Promise.resolve()

  constructor(private readonly options: RecordingsOptions) {
    this.retentionMs = options.retentionDays * dayMs
    this.announcer = new RecordingAnnouncer({
      folderOf: (broadcastId) => this.folderOf(broadcastId),
      retentionMs: this.retentionMs,
      onReady: options.onReady,
    })
  }

  /** Removes what is too old, now and every hour, and announces what a former process still owed. */
  start() {
    this.tidy()
    this.timer = setInterval(() => this.tidy(), tidyEveryMs)
  }

  async stop() {
    if (this.timer) clearInterval(this.timer)
    this.timer = null
    await this.tidying
  }

  get waitingBytes() {
    let bytes = 0
    for (const { waitingBytes } of this.recorders.keys()) bytes += waitingBytes
    return bytes
  }

  /** Where a broadcast's recording lies, or would. */
  folderOf(broadcastId: string) {
    return join(this.options.folder, broadcastId)
  }

  /** True while more of it is to come. */
  isRecording(broadcastId: string) {
    return [...this.recorders.values()].includes(broadcastId)
  }

  /** Close it with {@link close}. */
  open(broadcastId: string, { onStopped }: { onStopped(reason: RecordingStopReason): void }) {
    const { log, metrics, longestHours, keepFreeMegabytes } = this.options
    const recorder = new BroadcastRecorder({
      folder: this.folderOf(broadcastId),
      log: log.child({ broadcast: broadcastLogId(broadcastId) }),
      mostWaitingBytes,
      keepFreeBytes: keepFreeMegabytes * megabyte,
      longestMs: longestHours * hourMs,
      onWritten: (bytes) => metrics.written.inc(bytes),
      onStopped: (reason) => {
        metrics.stopped.inc({ reason })
        onStopped(reason)
      },
    })
    this.recorders.set(recorder, broadcastId)
    return recorder
  }

  /** Does not reject. What was recorded can be watched from here on. */
  async close(recorder: BroadcastRecorder) {
    await recorder.close()
    const broadcastId = this.recorders.get(recorder)
    this.recorders.delete(recorder)
    if (broadcastId) await this.attempt(() => this.announce(broadcastId))
  }

  /** The portal has taken what was announced. Does not reject. */
  noteHeard(broadcastId: string, ready: ReadyRecording) {
    return this.attempt(() => this.announcer.noteHeard(broadcastId, ready))
  }

  private tidy() {
    this.tidying = this.tidying.then(() => this.attempt(() => this.visitAll()))
  }

  private async visitAll() {
    for (const broadcastId of await listFolders(this.options.folder)) {
      await this.attempt(() => this.visit(broadcastId))
    }
  }

  private async visit(broadcastId: string) {
    if (this.isRecording(broadcastId)) return
    const { clock, log } = this.options
    const folder = this.folderOf(broadcastId)
    const { endedAtMs } = await readRecordingSummary(folder)
    if (endedAtMs + this.retentionMs > clock()) return this.announce(broadcastId)
    // Somebody may have gone on air while the summary was read.
    if (this.isRecording(broadcastId)) return
    await rm(folder, { recursive: true, force: true })
    log.info({ broadcast: broadcastLogId(broadcastId) }, 'old recording removed')
  }

  private async announce(broadcastId: string) {
    if (!this.isRecording(broadcastId)) await this.announcer.announce(broadcastId)
  }

  private async attempt(step: () => Promise<void>) {
    try {
      await step()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      // Not the error itself: its path holds a broadcast's secret.
      this.options.log.error({ code }, 'a recording cannot be read or tidied')
    }
  }
}

async function listFolders(folder: string) {
  try {
    return (await readdir(folder)).filter((name) => broadcastIdPattern.test(name))
  } catch (error) {
    // Nothing has been recorded yet.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
