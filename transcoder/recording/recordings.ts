import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { broadcastLogId } from '@/common/broadcast-log-id'
import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import type { RecordingStopReason } from '@/common/media-contract'
import { broadcastIdPattern } from '@/common/media-path'
import { BroadcastRecorder } from './broadcast-recorder'
import { readRecordedRuns, readRecordingVersion } from './recorded-broadcast'
import { type ReadyRecording, RecordingAnnouncer } from './recording-announcer'
import { RecordingArchive } from './recording-archive'
import type { RecordingMetrics } from './recording-metrics'
import { readRecordingSummary } from './recording-summary'
import { removeRecordedMedia } from './remove-recorded-media'
import type { S3Bucket } from './s3-bucket'
import { UploadQueue } from './upload-queue'

interface RecordingsOptions {
  nodeName: string
  folder: string
  retentionDays: number
  longestHours: number
  keepFreeMegabytes: number
  /** Where recordings are uploaded to, and whether the media stay here all the same. */
  archive: { bucket: S3Bucket; keepsLocal: boolean } | null
  clock: Clock
  log: Log
  metrics: RecordingMetrics
  /** True while live viewers may still be answered from the broadcast's files. */
  isShown(broadcastId: string): boolean
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
  private readonly archive: RecordingArchive | null
  private readonly uploads: UploadQueue
  private readonly retentionMs: number
  private timer: NodeJS.Timeout | null = null
  private tidying: Promise<void> = Promise.resolve()

  constructor(private readonly options: RecordingsOptions) {
    const { nodeName, archive, metrics, log, onReady } = options
    const folderOf = (broadcastId: string) => this.folderOf(broadcastId)
    this.retentionMs = options.retentionDays * dayMs
    this.announcer = new RecordingAnnouncer({ folderOf, retentionMs: this.retentionMs, onReady })
    const onUploaded = (bytes: number) => metrics.uploaded.inc(bytes)
    this.archive =
      archive && new RecordingArchive({ bucket: archive.bucket, nodeName, folderOf, onUploaded })
    this.uploads = new UploadQueue({
      upload: (broadcastId, signal) => this.upload(broadcastId, signal),
      log,
      onFailure: () => metrics.uploadFailures.inc(),
    })
  }

  /** Removes what is too old, now and every hour, and takes up what a former process still owed. */
  start() {
    this.tidy()
    this.timer = setInterval(() => this.tidy(), tidyEveryMs)
  }

  async stop() {
    if (this.timer) clearInterval(this.timer)
    this.timer = null
    await this.tidying
    await this.uploads.stop()
  }

  get waitingBytes() {
    let bytes = 0
    for (const { waitingBytes } of this.recorders.keys()) bytes += waitingBytes
    return bytes
  }

  /** Until the storage holds all, however long it takes; at once without one. */
  whenUploaded() {
    return this.uploads.whenEmpty()
  }

  /** Recordings that are not wholly in the storage yet. */
  get uploadsWaiting() {
    return this.uploads.size
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
    if (broadcastId) await this.attempt(() => this.visit(broadcastId))
  }

  /** The portal has taken what was announced. Does not reject. */
  noteHeard(broadcastId: string, ready: ReadyRecording) {
    return this.attempt(() => this.announcer.noteHeard(broadcastId, ready))
  }

  /** Changes whenever more of it has been recorded. */
  readVersion(broadcastId: string) {
    return readRecordingVersion(this.folderOf(broadcastId))
  }

  /** From here or else from the storage; none where nothing was recorded. Throws StorageError. */
  async readRuns(broadcastId: string) {
    const runs = await readRecordedRuns(this.folderOf(broadcastId))
    return runs.length > 0 || !this.archive ? runs : this.archive.readRuns(broadcastId)
  }

  /** One file of a recording, likewise; null where there is none. Throws StorageError. */
  async readMedia(broadcastId: string, path: string) {
    try {
      return await readFile(join(this.folderOf(broadcastId), path))
    } catch (error) {
      if (!isMissing(error)) throw error
      return this.archive?.read(broadcastId, path) ?? null
    }
  }

  private folderOf(broadcastId: string) {
    return join(this.options.folder, broadcastId)
  }

  private tidy() {
    this.tidying = this.tidying.then(() => this.attempt(() => this.visitAll()))
  }

  private async visitAll() {
    for (const broadcastId of await listFolders(this.options.folder)) {
      await this.attempt(() => this.visit(broadcastId))
    }
  }

  /** Whatever is due to a recording that does not grow: its announcement, its upload, its end. */
  private async visit(broadcastId: string) {
    if (this.isRecording(broadcastId)) return
    const { clock } = this.options
    const { endedAtMs, durationSeconds } = await readRecordingSummary(this.folderOf(broadcastId))
    if (endedAtMs + this.retentionMs <= clock()) return this.remove(broadcastId)
    if (durationSeconds === 0) return
    await this.announcer.announce(broadcastId)
    if (!this.archive) return
    if (await this.archive.isComplete(broadcastId)) await this.removeLocalMedia(broadcastId)
    else this.uploads.request(broadcastId)
  }

  private async remove(broadcastId: string) {
    await this.archive?.remove(broadcastId)
    // Somebody may have gone on air meanwhile.
    if (this.isRecording(broadcastId)) return
    await rm(this.folderOf(broadcastId), { recursive: true, force: true })
    const broadcast = broadcastLogId(broadcastId)
    this.options.log.info({ broadcast }, 'old recording removed')
  }

  private async removeLocalMedia(broadcastId: string) {
    const { archive, isShown } = this.options
    if (archive?.keepsLocal || isShown(broadcastId) || this.isRecording(broadcastId)) return
    await removeRecordedMedia(this.folderOf(broadcastId))
  }

  private async upload(broadcastId: string, signal: AbortSignal) {
    // Its end asks for it again.
    if (this.isRecording(broadcastId)) return
    await this.archive?.upload(broadcastId, signal)
  }

  private async attempt(step: () => Promise<void>) {
    try {
      await step()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      const name = error instanceof Error ? error.name : undefined
      // Not the error itself: its path holds a broadcast's secret.
      this.options.log.error({ name, code }, 'a recording cannot be read or tidied')
    }
  }
}

async function listFolders(folder: string) {
  try {
    return (await readdir(folder)).filter((name) => broadcastIdPattern.test(name))
  } catch (error) {
    // Nothing has been recorded yet.
    if (isMissing(error)) return []
    throw error
  }
}

function isMissing(error: unknown) {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
