import { chownSync, lstatSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { EngineUser } from './engine-user'

interface WorkFolderOptions {
  dataFolder: string
  port: number
  engineUser: EngineUser | null
}

/**
 * Where the engine keeps its compiled configuration and its counters. Below the data folder, unless
 * that lies where the engine's user cannot go (as /root), then below the system's temporary folder.
 */
export function chooseWorkFolder({ dataFolder, port, engineUser }: WorkFolderOptions) {
  const wanted = resolve(dataFolder, 'edge')
  if (!engineUser || canBeReached(dirname(wanted))) return wanted
  return join(tmpdir(), `seedling-edge-${port}`)
}

/** Makes the folder anew; what a killed run left in it is gone. */
export function makeWorkFolder(folder: string, engineUser: EngineUser | null) {
  refuseForeignFolder(folder, engineUser)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  if (engineUser) chownSync(folder, engineUser.userId, engineUser.groupId)
}

/** In a folder for everybody, somebody else may have put a folder of that name. */
function refuseForeignFolder(folder: string, engineUser: EngineUser | null) {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (!found) return
  const ours = [process.getuid?.(), engineUser?.userId]
  if (!found.isDirectory() || !ours.includes(found.uid)) {
    throw new Error(`${folder} belongs to somebody else. Remove it, or set DATA_DIR.`)
  }
}

function canBeReached(folder: string): boolean {
  const isOpen = !exists(folder) || (statSync(folder).mode & 0o001) !== 0
  const parent = dirname(folder)
  return isOpen && (parent === folder || canBeReached(parent))
}

const exists = (folder: string) => statSync(folder, { throwIfNoEntry: false }) !== undefined
