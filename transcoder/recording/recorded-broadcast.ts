import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type InitLine, indexName, parseIndex, type SegmentLine } from './recording-index'

/** One recorded run: what each rendition has of it. */
export interface RecordedRun {
  runId: string
  inits: readonly InitLine[]
  segments: readonly SegmentLine[]
}

/** Reads the runs of a broadcast from its folder, oldest first; none where nothing was recorded. */
export async function readRecordedRuns(folder: string): Promise<RecordedRun[]> {
  const indexes = await listIndexes(folder)
  const runs = await Promise.all(
    indexes.map(async ({ runId, path }) => parseRecordedRun(runId, await readFile(path, 'utf8'))),
  )
  return sortRecordedRuns(runs)
}

/** Those with media, oldest first. */
export function sortRecordedRuns(runs: readonly RecordedRun[]) {
  const startOf = ({ segments }: RecordedRun) => segments[0]?.programDateTimeMs ?? 0
  return runs
    .filter(({ segments }) => segments.some(({ isGap }) => !isGap))
    .sort((one, other) => startOf(one) - startOf(other))
}

/** Changes whenever anything has been recorded since; empty where nothing was. */
export async function readRecordingVersion(folder: string) {
  const indexes = await listIndexes(folder)
  const sizes = await Promise.all(indexes.map(async ({ path }) => (await stat(path)).size))
  return sizes.join()
}

async function listIndexes(folder: string) {
  const runIds = await listNames(folder)
  const places = runIds.map((runId) => ({ runId, path: join(folder, runId, indexName) }))
  const names = await Promise.all(runIds.map((runId) => listNames(join(folder, runId))))
  // A crash may leave a folder whose index has not been begun.
  return places.filter((_, position) => names[position]?.includes(indexName))
}

async function listNames(folder: string) {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    throw error
  }
}

/** A run from the text of its index. */
export async function parseRecordedRun(runId: string, text: string): Promise<RecordedRun> {
  const lines = await parseIndex(text)
  return {
    runId,
    inits: lines.flatMap((line) => (line.type === 'init' ? [line] : [])),
    segments: lines.flatMap((line) => (line.type === 'segment' ? [line] : [])),
  }
}
