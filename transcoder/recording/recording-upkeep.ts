import { readdir, rm } from 'node:fs/promises'
import { broadcastLogId } from '@/common/broadcast-log-id'
import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import { broadcastIdPattern } from '@/common/media-path'
import { codeOf } from './disk-room'
import type { RecordingAnnouncer } from './recording-announcer'
import type { RecordingArchive } from './recording-archive'
import { readRecordingSummary } from './recording-summary'
import { removeRecordedMedia } from './remove-recorded-media'
import { UploadQueue } from './upload-queue'

interface RecordingUpkeepOptions {
  /** That of all recordings. */
  folder: string
  retentionMs: number
  announcer: RecordingAnnouncer
  archive: RecordingArchive | null
  /** The media stay here although the archive has them. */
  keepsLocal: boolean
  clock: Clock
  log: Log
  folderOf(broadcastId: string): string
  /** True while it grows: nothing is due to it then. */
  isRecording(broadcastId: string): boolean
  /** True while it is evidence: it is not removed then. */
  isWithheld(broadcastId: string): boolean
  /** True while live viewers may still be answered from the broadcast's files. */
  isShown(broadcastId: string): boolean
  onUploadFailure(): void
}

const tidyEveryMs = 3_600_000

/** Sees to it that each recording is announced, uploaded, and removed when its time is over. */
export class RecordingUpkeep {
  private readonly uploads: UploadQueue
  private timer: NodeJS.Timeout | null = null
  private tidying: Promise<void> = Promise.resolve()

  constructor(private readonly options: RecordingUpkeepOptions) {
    this.uploads = new UploadQueue({
      upload: (broadcastId, signal) => this.upload(broadcastId, signal),
      log: options.log,
      onFailure: options.onUploadFailure,
    })
  }

  /** Does what is due, now and every hour: what a former process owed as well. */
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

  /** Recordings that are not wholly in the archive yet. */
  get uploadsWaiting() {
    return this.uploads.size
  }

  /** Until the archive holds all, however long it takes; at once without one. */
  whenUploaded() {
    return this.uploads.whenEmpty()
  }

  /** Does what is due to one recording. Does not reject. */
  async visit(broadcastId: string) {
    await this.attempt(() => this.doWhatIsDue(broadcastId))
  }

  /** Logs what fails, without its message: paths hold the secrets of broadcasts. */
  async attempt(step: () => Promise<void>) {
    try {
      await step()
    } catch (error) {
      const name = error instanceof Error ? error.name : undefined
      this.options.log.error({ name, code: codeOf(error) }, 'a recording cannot be read or tidied')
    }
  }

  private tidy() {
    this.tidying = this.tidying.then(() => this.attempt(() => this.visitAll()))
  }

  private async visitAll() {
    for (const broadcastId of await listBroadcastIds(this.options.folder)) {
      await this.visit(broadcastId)
    }
  }

  private async doWhatIsDue(broadcastId: string) {
    const { folderOf, isRecording, announcer, archive, clock, retentionMs } = this.options
    if (isRecording(broadcastId)) return
    const { endedAtMs, durationSeconds } = await readRecordingSummary(folderOf(broadcastId))
    if (endedAtMs + retentionMs <= clock()) return this.remove(broadcastId)
    if (durationSeconds === 0) return
    await announcer.announce(broadcastId)
    if (!archive) return
    if (await archive.isComplete(broadcastId)) await this.removeLocalMedia(broadcastId)
    else this.uploads.request(broadcastId)
  }

  private async remove(broadcastId: string) {
    const { archive, isRecording, isWithheld, folderOf, log } = this.options
    if (isWithheld(broadcastId)) return
    await archive?.remove(broadcastId)
    // Somebody may have gone on air meanwhile.
    if (isRecording(broadcastId)) return
    await rm(folderOf(broadcastId), { recursive: true, force: true })
    log.info({ broadcast: broadcastLogId(broadcastId) }, 'old recording removed')
  }

  private async removeLocalMedia(broadcastId: string) {
    const { keepsLocal, isShown, isRecording, folderOf } = this.options
    if (keepsLocal || isShown(broadcastId) || isRecording(broadcastId)) return
    await removeRecordedMedia(folderOf(broadcastId))
  }

  private async upload(broadcastId: string, signal: AbortSignal) {
    // Its end asks for it again.
    if (this.options.isRecording(broadcastId)) return
    await this.options.archive?.upload(broadcastId, signal)
  }
}

async function listBroadcastIds(folder: string) {
  try {
    return (await readdir(folder)).filter((name) => broadcastIdPattern.test(name))
  } catch (error) {
    // Nothing has been recorded yet.
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}
