import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '@/common/log'
import type { RecordingStopReason } from '@/common/media-contract'
import type { RecordingState } from '@/common/media-health'
import type { ObserveRendition, Rendition } from '../packager/rendition'
import type { Segment } from '../packager/rendition-window'
import { initSectionName, segmentName } from '../playlist/names'
import { describeInit, describeSegment } from './describe-recorded'
import { codeOf, DiskRoom, isDiskFull } from './disk-room'
import { DurableFolder, type WrittenFile } from './durable-folder'
import { type IndexLine, indexName, renderIndexLine } from './recording-index'

interface Entry {
  runId: string
  line: IndexLine
  file?: WrittenFile
  onStored?(path: string): void
}

interface BroadcastRecorderOptions {
  folder: string
  log: Log
  /** Room on the disk that is left to others: databases break on a full disk. */
  keepFreeBytes: number
  /** A publisher that nobody turns off must not fill the disk. */
  longestMs: number
  /** More than this waiting for the disk means that the disk is too slow. */
  mostWaitingBytes: number
  onWritten(bytes: number): void
  onStopped(reason: RecordingStopReason): void
}

const gatherMs = 250

/**
 * Writes one broadcast down as it is packaged. Taking a segment never waits: writing goes on behind,
 * in order, and when the disk cannot take it the recording stops and the broadcast goes on.
 */
export class BroadcastRecorder {
  private waiting: Entry[] = []
  private writing: Promise<void> | null = null
  private bytesWaiting = 0
  private currentState: RecordingState = 'recording'
  private startedAtMs: number | null = null

  private readonly folder: DurableFolder
  private readonly closing = new AbortController()
  private readonly room: DiskRoom

  constructor(private readonly options: BroadcastRecorderOptions) {
    this.folder = new DurableFolder(options.folder)
    this.room = new DiskRoom(options)
  }

  get state() {
    return this.currentState
  }

  get waitingBytes() {
    return this.bytesWaiting
  }

  /** Gives what has to be told of each rendition of the run. */
  beginRun(runId: string): ObserveRendition {
    this.take({ runId, line: { type: 'run', version: 1, runId } })
    return (rendition) => ({
      onInitSection: (number, bytes) => {
        const line = describeInit(rendition, number)
        if (!line) return
        const path = join(runId, rendition.id, initSectionName(number))
        this.take({ runId, line, file: { path, chunks: [bytes] } })
      },
      onSegment: (segment) => this.takeSegment(segment, { runId, rendition }),
    })
  }

  /** Writes down what waits. Does not reject: what fails stops the recording. */
  async close() {
    this.closing.abort()
    await this.writing
    if (this.currentState === 'recording') this.currentState = 'stopped'
    try {
      await this.folder.close()
    } catch (error) {
      // All of it has been synced.
      this.options.log.warn({ code: codeOf(error) }, 'a recording’s files do not close')
    }
  }

  private takeSegment(segment: Segment, place: { runId: string; rendition: Rendition }) {
    const { runId, rendition } = place
    const { msn, programDateTimeMs } = segment
    this.startedAtMs ??= programDateTimeMs
    if (programDateTimeMs - this.startedAtMs > this.options.longestMs) return this.stop('too_long')
    const line = describeSegment(rendition, segment)
    if (line.isGap) return this.take({ runId, line })
    const path = join(runId, rendition.id, segmentName(msn))
    const chunks = segment.parts.flatMap(({ bytes }) => bytes ?? [])
    const onStored = (folder: string) => rendition.window.noteStored(segment, folder)
    this.take({ runId, line, file: { path, chunks }, onStored })
  }

  private take(entry: Entry) {
    if (this.currentState !== 'recording') return
    this.bytesWaiting += sizeOf(entry)
    this.waiting.push(entry)
    if (this.bytesWaiting > this.options.mostWaitingBytes) this.stop('disk_too_slow')
    else this.writing ??= this.writeAll()
  }

  private async writeAll() {
    while (this.waiting.length > 0) {
      await this.gather()
      const batch = this.waiting.splice(0)
      try {
        await this.write(batch)
      } catch (error) {
        this.stop(isDiskFull(error) ? 'disk_full' : 'disk_failed', codeOf(error))
      }
      for (const entry of batch) this.bytesWaiting -= sizeOf(entry)
    }
    this.writing = null
  }

  /** An index never speaks of what is not on disk: the files first, then their lines. */
  private async write(batch: readonly Entry[]) {
    const { folder, onWritten } = this.options
    await this.room.check()
    await this.folder.writeFiles(batch.flatMap(({ file }) => file ?? []))
    for (const runId of new Set(batch.map((entry) => entry.runId))) {
      const entries = batch.filter((entry) => entry.runId === runId)
      const lines = entries.map(({ line }) => renderIndexLine(line)).join('')
      await this.folder.append(join(runId, indexName), lines)
    }
    for (const { file, onStored } of batch) if (file) onStored?.(join(folder, dirname(file.path)))
    onWritten(batch.reduce((bytes, entry) => bytes + sizeOf(entry), 0))
  }

  /** All renditions complete a segment at nearly the same time: together they cost less. */
  private async gather() {
    const { signal } = this.closing
    // Ends early when it is closed.
    if (!signal.aborted) await delay(gatherMs, undefined, { signal }).catch(() => {})
  }

  private stop(reason: RecordingStopReason, code?: string) {
    if (this.currentState !== 'recording') return
    const isDiskWell = reason === 'too_long'
    this.currentState = isDiskWell ? 'stopped' : 'failed'
    const dropped = isDiskWell ? [] : this.waiting.splice(0)
    for (const entry of dropped) this.bytesWaiting -= sizeOf(entry)
    // Not the error itself: its path holds the broadcast's secret.
    this.options.log.error({ reason, code }, 'recording stopped; the broadcast goes on')
    this.options.onStopped(reason)
  }
}

function sizeOf({ file }: Entry) {
  return file?.chunks.reduce((bytes, chunk) => bytes + chunk.length, 0) ?? 0
}
