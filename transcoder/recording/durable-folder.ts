import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A file, below the folder that is written to, and its bytes. */
export interface WrittenFile {
  path: string
  chunks: readonly Buffer[]
}

/** A class that is recorded needs one for each rendition and one for its index. */
const mostOpenHandles = 12

/**
 * Writes files below one folder so that they outlive a crash: their bytes, then their names in their
 * folders. Folders and logs stay open between writes, for they come every few seconds; one call at a time.
 */
export class DurableFolder {
  private readonly handles = new Map<string, FileHandle>()

  constructor(private readonly root: string) {}

  async writeFiles(files: readonly WrittenFile[]) {
    const folders = new Set(files.map(({ path }) => dirname(join(this.root, path))))
    for (const folder of folders) await this.findHandle(folder, openFolder)
    for (const { path, chunks } of files) await writeFile(join(this.root, path), chunks)
    for (const folder of folders) await (await this.findHandle(folder, openFolder)).sync()
  }

  /** Appends a text to a file, which is made with its folder where it is missing. */
  async append(path: string, text: string) {
    const log = await this.findHandle(join(this.root, path), openLog)
    await log.appendFile(text)
    await log.datasync()
  }

  async close() {
    const handles = [...this.handles.values()]
    this.handles.clear()
    for (const handle of handles) await handle.close()
  }

  private async findHandle(place: string, openPlace: (place: string) => Promise<FileHandle>) {
    const known = this.handles.get(place)
    const handle = known ?? (await openPlace(place))
    // The oldest is the one that has not been used for longest.
    this.handles.delete(place)
    this.handles.set(place, handle)
    for (const [oldest, former] of this.handles) {
      if (this.handles.size <= mostOpenHandles) break
      this.handles.delete(oldest)
      await former.close()
    }
    return handle
  }
}

async function writeFile(place: string, chunks: readonly Buffer[]) {
  const file = await open(place, 'w')
  try {
    const { bytesWritten } = await file.writev(chunks)
    const byteLength = chunks.reduce((bytes, chunk) => bytes + chunk.length, 0)
    // writev may write less than all of it, and says so only in its result.
    if (bytesWritten < byteLength)
      await file.writeFile(Buffer.concat(chunks).subarray(bytesWritten))
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** Classes are nobody's business on a machine that others use too. */
export async function makePrivateFolder(place: string) {
  await mkdir(place, { recursive: true, mode: 0o700 })
}

async function openFolder(place: string) {
  await makePrivateFolder(place)
  return open(place, 'r')
}

async function openLog(place: string) {
  const folder = dirname(place)
  await makePrivateFolder(folder)
  const log = await open(place, 'a')
  const names = await open(folder, 'r')
  try {
    await names.sync()
  } finally {
    await names.close()
  }
  return log
}
