import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { initSectionName, segmentName } from '../playlist/names'
import {
  parseRecordedRun,
  type RecordedRun,
  readRecordedRuns,
  readRecordingVersion,
  sortRecordedRuns,
} from './recorded-broadcast'
import { indexName } from './recording-index'
import type { S3Bucket } from './s3-bucket'
import { appendToUploadJournal, readUploadJournal } from './upload-journal'

/** The last object of an upload: it names the runs whose indexes and media the storage holds. */
const manifestSchema = z.object({ version: z.literal(1), runIds: z.array(z.string()) })
const manifestName = 'recording.json'

const uploadsAtATime = 4

interface RecordingArchiveOptions {
  bucket: S3Bucket
  /** Several nodes may share a bucket. */
  nodeName: string
  folderOf(broadcastId: string): string
  onUploaded(bytes: number): void
}

/**
 * The recordings in the storage, laid out there as they lie in their folders. An upload that was
 * interrupted goes on behind the last file in its journal.
 */
export class RecordingArchive {
  constructor(private readonly options: RecordingArchiveOptions) {}

  async isComplete(broadcastId: string) {
    const folder = this.options.folderOf(broadcastId)
    const { completeVersion } = await readUploadJournal(folder)
    return completeVersion !== null && completeVersion === (await readRecordingVersion(folder))
  }

  /** Of a recording that does not grow meanwhile. Throws StorageError; what is stored by then stays. */
  async upload(broadcastId: string, signal: AbortSignal) {
    const folder = this.options.folderOf(broadcastId)
    const version = await readRecordingVersion(folder)
    const runs = await readRecordedRuns(folder)
    if ((await readRecordingVersion(folder)) !== version) throw new Error('the recording grows')
    const { stored } = await readUploadJournal(folder)
    const indexes = runs.map(({ runId }) => join(runId, indexName))
    // The indexes behind their media, as on disk.
    for (const paths of [runs.flatMap(listMedia), indexes]) {
      const missing = paths.filter((path) => !stored.has(path))
      for (let at = 0; at < missing.length; at += uploadsAtATime) {
        const batch = missing.slice(at, at + uploadsAtATime)
        await Promise.all(batch.map((path) => this.uploadFile(broadcastId, path, signal)))
        await appendToUploadJournal(
          folder,
          batch.map((path) => ({ stored: path })),
        )
      }
    }
    const manifest = { version: 1, runIds: runs.map(({ runId }) => runId) }
    const bytes = Buffer.from(JSON.stringify(manifest))
    await this.put(broadcastId, { path: manifestName, bytes }, signal)
    await appendToUploadJournal(folder, [{ stored: manifestName }, { complete: version }])
  }

  /** One file of the recording; null where there is none. Throws StorageError. */
  read(broadcastId: string, path: string) {
    return this.options.bucket.get(this.keyOf(broadcastId, path))
  }

  /** None where nothing was uploaded. Throws StorageError. */
  async readRuns(broadcastId: string): Promise<RecordedRun[]> {
    const manifest = await this.read(broadcastId, manifestName)
    if (!manifest) return []
    const { runIds } = manifestSchema.parse(JSON.parse(manifest.toString()))
    const runs = runIds.map(async (runId) => {
      const index = await this.read(broadcastId, join(runId, indexName))
      return parseRecordedRun(runId, index?.toString() ?? '')
    })
    return sortRecordedRuns(await Promise.all(runs))
  }

  /** Removes what was uploaded of a recording that has its journal still. Throws StorageError. */
  async remove(broadcastId: string) {
    const { stored } = await readUploadJournal(this.options.folderOf(broadcastId))
    const paths = [...stored].reverse()
    for (let at = 0; at < paths.length; at += uploadsAtATime) {
      const batch = paths.slice(at, at + uploadsAtATime)
      const keys = batch.map((path) => this.keyOf(broadcastId, path))
      await Promise.all(keys.map((key) => this.options.bucket.remove(key)))
    }
  }

  private async uploadFile(broadcastId: string, path: string, signal: AbortSignal) {
    const bytes = await readFile(join(this.options.folderOf(broadcastId), path))
    await this.put(broadcastId, { path, bytes }, signal)
  }

  private async put(
    broadcastId: string,
    { path, bytes }: { path: string; bytes: Buffer },
    signal: AbortSignal,
  ) {
    const contentType = contentTypeOf(path)
    await this.options.bucket.put(this.keyOf(broadcastId, path), { bytes, contentType }, signal)
    this.options.onUploaded(bytes.length)
  }

  private keyOf(broadcastId: string, path: string) {
    return `${this.options.nodeName}/${broadcastId}/${path}`
  }
}

function listMedia({ runId, inits, segments }: RecordedRun) {
  const names = [
    ...inits.map(({ rendition, number }) => [rendition, initSectionName(number)]),
    ...segments.flatMap(({ rendition, msn, isGap }) =>
      isGap ? [] : [[rendition, segmentName(msn)]],
    ),
  ]
  return names.map((name) => join(runId, ...name))
}

function contentTypeOf(path: string) {
  if (path.endsWith('.m4s')) return 'video/iso.segment'
  return path.endsWith('.mp4') ? 'video/mp4' : 'application/json'
}
