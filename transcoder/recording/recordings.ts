import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { broadcastLogId } from '@/common/broadcast-log-id'
import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import type { RecordingStopReason } from '@/common/media-contract'
import { BroadcastRecorder } from './broadcast-recorder'
import { codeOf } from './disk-room'
import { readRecordedRuns, readRecordingVersion } from './recorded-broadcast'
import { type ReadyRecording, RecordingAnnouncer } from './recording-announcer'
import { RecordingArchive } from './recording-archive'
import type { RecordingMetrics } from './recording-metrics'
import { RecordingUpkeep } from './recording-upkeep'
import type { S3Bucket } from './s3-bucket'

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
  /** True while it is evidence: it is not removed then. */
  isWithheld(broadcastId: string): boolean
  onReady(broadcastId: string, ready: ReadyRecording): void
}

const megabyte = 1024 * 1024
const mostWaitingBytes = 32 * megabyte
const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** The recordings of a media node, a folder a broadcast: who writes them, and what can be read. */
export class Recordings {
  readonly upkeep: RecordingUpkeep
  private readonly recorders = new Map<BroadcastRecorder, string>()
  private readonly announcer: RecordingAnnouncer
  private readonly archive: RecordingArchive | null

  constructor(private readonly options: RecordingsOptions) {
    const { nodeName, folder, archive, metrics, onReady } = options
    const folderOf = (broadcastId: string) => this.folderOf(broadcastId)
    const retentionMs = options.retentionDays * dayMs
    const onUploaded = (bytes: number) => metrics.uploaded.inc(bytes)
    this.announcer = new RecordingAnnouncer({ folderOf, retentionMs, onReady })
    this.archive =
      archive && new RecordingArchive({ bucket: archive.bucket, nodeName, folderOf, onUploaded })
    this.upkeep = new RecordingUpkeep({
      ...{ folder, folderOf, retentionMs, announcer: this.announcer, archive: this.archive },
      ...{ clock: options.clock, log: options.log, isShown: options.isShown },
      keepsLocal: archive?.keepsLocal ?? true,
      isRecording: (broadcastId) => this.isRecording(broadcastId),
      isWithheld: options.isWithheld,
      onUploadFailure: () => metrics.uploadFailures.inc(),
    })
  }

  get waitingBytes() {
    let bytes = 0
    for (const { waitingBytes } of this.recorders.keys()) bytes += waitingBytes
    return bytes
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
    if (broadcastId) await this.upkeep.visit(broadcastId)
  }

  /** The portal has taken what was announced. Does not reject. */
  noteHeard(broadcastId: string, ready: ReadyRecording) {
    return this.upkeep.attempt(() => this.announcer.noteHeard(broadcastId, ready))
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
      if (codeOf(error) !== 'ENOENT') throw error
      return this.archive?.read(broadcastId, path) ?? null
    }
  }

  private folderOf(broadcastId: string) {
    return join(this.options.folder, broadcastId)
  }
}
