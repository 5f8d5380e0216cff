import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildFolder } from './setup/paths.mjs'
import { setUp } from './setup/set-up.mjs'
import { loadSettingsFile } from './setup/settings-file.mjs'

loadSettingsFile()
// Standard output belongs to the command's answer: machines read it.
await setUp('cli', { stream: process.stderr })
process.setSourceMapsEnabled(true)
await import(pathToFileURL(join(buildFolder, 'cli.mjs')).href)
