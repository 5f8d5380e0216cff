import { mkdirSync } from 'node:fs'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the marks of an engine lie whose own files lie in this folder. */
export const marksFolder = (workFolder: string) => join(workFolder, 'stopped')

/**
 * One empty file for each broadcast that was stopped, named by its id: all that the engine can ask, and
 * what it asks before each answer (`vcl/stop-rules.ts`).
 */
export class StoppedMarks {
  constructor(private readonly folder: string) {}

  async set(broadcastIds: ReadonlySet<string>) {
    // The engine's user may look whether a name is there, and list none.
    mkdirSync(this.folder, { recursive: true, mode: 0o711 })
    const marked = new Set(await readdir(this.folder))
    for (const broadcastId of broadcastIds) {
      if (!marked.has(broadcastId)) await writeFile(join(this.folder, broadcastId), '')
    }
    for (const broadcastId of marked) {
      if (!broadcastIds.has(broadcastId)) await rm(join(this.folder, broadcastId), { force: true })
    }
  }
}
