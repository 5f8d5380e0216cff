import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './paths.mjs'
import { takeProcessLock } from './process-lock.mjs'

/** Keeps a data folder for this process until it ends; ends at once when another one runs on it. */
export function holdDataFolder(dataFolder) {
  const folder = resolve(root, dataFolder)
  mkdirSync(folder, { recursive: true })
  const { owner, release } = takeProcessLock(join(folder, 'running.lock'))
  if (owner) {
    console.error(
      `Seedling runs already on ${folder} (process ${owner}). Stop that one, or give this one its own DATA_DIR and ports.`,
    )
    process.exit(1)
  }
  process.once('exit', release)
}
