import { statfs } from 'node:fs/promises'
import { makePrivateFolder } from './durable-folder'

interface DiskRoomOptions {
  folder: string
  keepFreeBytes: number
}

const holdsMs = 10_000

class DiskFullError extends Error {}

/** Whether a disk has room, which is looked up every few seconds. */
export class DiskRoom {
  private checkedAtMs = -Infinity

  constructor(private readonly options: DiskRoomOptions) {}

  /** Throws what {@link isDiskFull} knows when less is free than is to be kept. Makes the folder. */
  async check() {
    const nowMs = performance.now()
    if (nowMs - this.checkedAtMs < holdsMs) return
    this.checkedAtMs = nowMs
    const { folder, keepFreeBytes } = this.options
    await makePrivateFolder(folder)
    const { bavail, bsize } = await statfs(folder)
    if (bavail * bsize < keepFreeBytes) throw new DiskFullError()
  }
}

/** The system's name for what went wrong with a file. */
export function codeOf(error: unknown) {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

export function isDiskFull(error: unknown) {
  if (error instanceof DiskFullError) return true
  const code = codeOf(error)
  return code === 'ENOSPC' || code === 'EDQUOT'
}
