import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { watchPrograms } from './setup/bundle.mjs'
import { holdDataFolder } from './setup/hold-data-folder.mjs'
import { buildFolder } from './setup/paths.mjs'
import { setUp } from './setup/set-up.mjs'
import { loadSettingsFile } from './setup/settings-file.mjs'

const usage = 'Usage: npm start · npm run start:web · start:media · start:edge · npm run dev'
const [argument] = process.argv.slice(2)
const isDevelopment = argument === '--dev'
const single = ['web', 'media', 'edge'].find((name) => name === argument)
if (argument && !isDevelopment && !single) {
  console.error(usage)
  process.exit(2)
}

loadSettingsFile()
if (!single) holdDataFolder(process.env.DATA_DIR || '.data')
await setUp(isDevelopment ? 'develop' : 'run')
process.setSourceMapsEnabled(true)
const { startEverything, startSingleProgram } = await import(
  pathToFileURL(join(buildFolder, 'supervisor.mjs')).href
)
const exitCode = single
  ? await startSingleProgram(single)
  : await startEverything(isDevelopment ? { watchPrograms } : {})
process.exit(exitCode)
