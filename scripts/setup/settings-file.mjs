import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'

/** Reads settings from .env into the environment; what is set there already wins. */
export function loadSettingsFile() {
  const path = join(root, '.env')
  if (existsSync(path)) process.loadEnvFile(path)
}
