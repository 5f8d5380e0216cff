import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { runCommand } from './run-command.mjs'

const installed = join(root, 'node_modules', '.package-lock.json')

/**
 * The step that installs the packages of package-lock.json. npm writes its own note of what is
 * installed as the very last thing, so the note agreeing with the lock file means: whole.
 */
export const nodeModulesStep = {
  name: 'Node packages',
  isDone: () => isInstalled(),
  async run() {
    rmSync(installed, { force: true })
    await runCommand('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts=false'], {
      env: installEnv(),
      advice: 'The npm registry must be reachable for the first start. Then start again.',
    })
  },
}

function installEnv() {
  const env = {
    ...process.env,
    // Prisma then takes its engine as given and downloads none; ours is not a native one.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  }
  // With NODE_ENV=production npm would leave out what the tests need.
  delete env.NODE_ENV
  return env
}

function isInstalled() {
  if (!existsSync(installed)) return false
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(installed)
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = present[path]
    // Optional packages are for other machines when they are not here.
    if (!found) return entry.optional === true || entry.devOptional === true || entry.peer === true
    return found.version === entry.version && existsSync(join(root, path, 'package.json'))
  })
}

function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages
}
