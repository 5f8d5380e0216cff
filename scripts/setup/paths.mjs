import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** What the set-up makes: bundles, stamps. Always below the code, wherever DATA_DIR points. */
export const buildFolder = join(root, '.data', 'build')

export function makeBuildFolder() {
  mkdirSync(buildFolder, { recursive: true })
}
