import { readdir, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DurableFolder } from './durable-folder'
import { readRecordedRuns, readRecordingVersion } from './recorded-broadcast'
import { replaySeconds } from './replay-playlist'
import { layReplay } from './replay-timeline'

const recordingSummarySchema = z.object({
  /** Of the indexes that it was drawn from, see `readRecordingVersion`. */
  version: z.string(),
  /** 0 when there is nothing to be watched. */
  durationSeconds: z.number().nonnegative(),
  /** End of its last media. */
  endedAtMs: z.number(),
  /** Until when the portal has been told that it can be watched, ISO 8601. */
  toldUntil: z.string().nullable(),
})
export type RecordingSummary = z.infer<typeof recordingSummarySchema>

const summaryName = 'summary.json'

/** What is known of a broadcast's recording, drawn anew only when more has been recorded since. */
export async function readRecordingSummary(folder: string): Promise<RecordingSummary> {
  const version = await readRecordingVersion(folder)
  const kept = await readKeptSummary(folder)
  if (kept?.version === version) return kept
  const slots = layReplay(await readRecordedRuns(folder))
  const ends = slots.map((slot) => slot.programDateTimeMs + slot.durationSeconds * 1000)
  const endedAtMs = ends.length > 0 ? ends.reduce((a, b) => Math.max(a, b)) : undefined
  return {
    version,
    durationSeconds: replaySeconds(slots),
    endedAtMs: endedAtMs ?? (await newestChange(folder)),
    toldUntil: null,
  }
}

/** Whole or not at all, whatever happens meanwhile. */
export async function keepRecordingSummary(folder: string, summary: RecordingSummary) {
  const draft = `${summaryName}.new`
  const durable = new DurableFolder(folder)
  try {
    await durable.writeFiles([{ path: draft, chunks: [Buffer.from(JSON.stringify(summary))] }])
  } finally {
    await durable.close()
  }
  await rename(join(folder, draft), join(folder, summaryName))
}

async function readKeptSummary(folder: string) {
  try {
    const text = await readFile(join(folder, summaryName), 'utf8')
    return recordingSummarySchema.parse(JSON.parse(text))
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    // One that cannot be read is drawn anew.
    if (isMissing || error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}

/** A broadcast's folder changes with each new run, a run's with its index. */
async function newestChange(folder: string) {
  const places = [folder, ...(await readdir(folder)).map((name) => join(folder, name))]
  const changes = await Promise.all(places.map(async (place) => (await stat(place)).mtimeMs))
  return Math.max(...changes)
}
