import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Removes the media of a recording and keeps its indexes: what there is stays known without them. */
export async function removeRecordedMedia(folder: string) {
  for (const run of await listFolders(folder)) {
    for (const rendition of await listFolders(run)) {
      await rm(rendition, { recursive: true, force: true })
    }
  }
}

async function listFolders(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isDirectory() ? [join(folder, entry.name)] : []))
}
