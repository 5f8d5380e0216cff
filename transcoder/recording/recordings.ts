import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { broadcastLogId } from '@/common/broadcast-log-id'
import type { Clock } from '@/common/clock'
import type { Log } from '@/common/log'
import type { RecordingStopReason } from '@/common/media-contract'
import { broadcastIdPattern } from '@/common/media-path'
import { BroadcastRecorder } from './broadcast-recorder'
import type { RecordingMetrics } from './recording-metrics'

interface RecordingsOptions {
  folder: string
  retentionDays: number
  clock: Clock
  log: Log
  metrics: RecordingMetrics
}

const mostWaitingBytes = 32 * 1024 * 1024
const dayMs = 86_400_000

/** The recordings of a media node, a folder a broadcast. */
export class Recordings {
  private readonly recorders = new Map<BroadcastRecorder, string>()

  constructor(private readonly options: RecordingsOptions) {}

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
    const { log, metrics } = this.options
    const recorder = new BroadcastRecorder({
      folder: this.folderOf(broadcastId),
      log: log.child({ broadcast: broadcastLogId(broadcastId) }),
      mostWaitingBytes,
      onWritten: (bytes) => metrics.written.inc(bytes),
      onStopped: (reason) => {
        metrics.stopped.inc({ reason })
        onStopped(reason)
      },
    })
    this.recorders.set(recorder, broadcastId)
    return recorder
  }

  async close(recorder: BroadcastRecorder) {
    await recorder.close()
    this.recorders.delete(recorder)
  }

  /** Removes what is older than the retention time. Does not reject. */
  async removeOld() {
    try {
      await this.removeOlder()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      // Not the error itself: its path holds a broadcast's secret.
      this.options.log.error({ code }, 'old recordings cannot be removed')
    }
  }

  private async removeOlder() {
    const { folder, retentionDays, clock, log } = this.options
    for (const broadcastId of await listFolders(folder)) {
      if (this.isRecording(broadcastId)) continue
      const changedAtMs = await newestChange(join(folder, broadcastId))
      if (changedAtMs > clock() - retentionDays * dayMs) continue
      await rm(join(folder, broadcastId), { recursive: true, force: true })
      log.info({ broadcast: broadcastLogId(broadcastId) }, 'old recording removed')
    }
  }
}

/** A broadcast's folder changes with each new run, a run's with its index. */
async function newestChange(folder: string) {
  const runs = await readdir(folder)
  const places = [folder, ...runs.map((run) => join(folder, run))]
  const changes = await Promise.all(places.map(async (place) => (await stat(place)).mtimeMs))
  return Math.max(...changes)
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
