import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A file, below the folder that is written to, and its bytes. */
export interface WrittenFile {
  path: string
  chunks: readonly Buffer[]
}

/** Writes files so that they outlive a crash: their bytes, then their names in their folders. */
export async function writeFilesDurably(folder: string, files: readonly WrittenFile[]) {
  const folders = new Set<string>()
  for (const { path, chunks } of files) {
    const place = join(folder, path)
    folders.add(dirname(place))
    await mkdir(dirname(place), { recursive: true })
    await writeDurably(place, { chunks, flags: 'w' })
  }
  for (const each of folders) await syncFolder(each)
}

/** Appends a text to a file, which is made with its folder where it is missing. */
export async function appendDurably(path: string, text: string) {
  await mkdir(dirname(path), { recursive: true })
  await writeDurably(path, { chunks: [Buffer.from(text)], flags: 'a' })
}

async function writeDurably(
  path: string,
  { chunks, flags }: { chunks: readonly Buffer[]; flags: 'w' | 'a' },
) {
  const file = await open(path, flags)
  try {
    // Not writev: it may write less than all of it, and says so only in its result.
    for (const chunk of chunks) await file.writeFile(chunk)
    await file.datasync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string) {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
