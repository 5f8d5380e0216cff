import { mkdirSync } from 'node:fs'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PortalOrders } from '@/common/portal-orders'

/** Where the marks of an engine lie whose own files lie in this folder. */
export const markFolders = (workFolder: string) => ({
  /** By the id of the broadcast. */
  stopped: join(workFolder, 'stopped'),
  /** By the id of the embed. */
  withdrawn: join(workFolder, 'withdrawn'),
  /** As `live.<broadcastId>.token`. */
  access: join(workFolder, 'access'),
})
export type MarkFolders = ReturnType<typeof markFolders>

/**
 * One empty file for each thing that the portal's orders name: all that the engine can ask, and what it asks
 * before each answer (`vcl/stop-rules.ts`, `vcl/token-rules.ts`).
 */
export class OrderMarks {
  private readonly folders: MarkFolders

  constructor(workFolder: string) {
    this.folders = markFolders(workFolder)
  }

  async set({ stopped, withdrawnEmbeds, accessChanges }: PortalOrders) {
    const { folders } = this
    const access = accessChanges.flatMap(({ broadcastId, live, replay }) => [
      `live.${broadcastId}.${live}`,
      `replay.${broadcastId}.${replay}`,
    ])
    await setMarks(folders.stopped, stopped)
    await setMarks(folders.withdrawn, withdrawnEmbeds)
    await setMarks(folders.access, new Set(access))
  }
}

async function setMarks(folder: string, names: ReadonlySet<string>) {
  // The engine's user may look whether a name is there, and list none.
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const marked = new Set(await readdir(folder))
  for (const name of names) {
    if (!marked.has(name)) await writeFile(join(folder, name), '')
  }
  for (const name of marked) {
    if (!names.has(name)) await rm(join(folder, name), { force: true })
  }
}
