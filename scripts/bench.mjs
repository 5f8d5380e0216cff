import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundle } from './setup/bundle.mjs'
import { buildFolder, root } from './setup/paths.mjs'
import { createProgress } from './setup/progress.mjs'
import { SetupError } from './setup/run-command.mjs'
import { setUp } from './setup/set-up.mjs'
import { loadSettingsFile } from './setup/settings-file.mjs'

const benchFolder = join(root, 'bench')

function listNames() {
  return readdirSync(benchFolder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => basename(file, '.ts'))
    .sort()
}

async function loadBench(name) {
  await bundle(`bench-${name}`, `bench/${name}.ts`)
  return import(pathToFileURL(join(buildFolder, `bench-${name}.mjs`)).href)
}

async function listBenches() {
  console.log('npm run bench -- NAME [arguments]\n')
  for (const name of listNames()) {
    const { description } = await loadBench(name)
    console.log(`  ${name.padEnd(24)} ${description}`)
  }
}

const roundFigures = (_name, value) =>
  typeof value === 'number' ? Number(value.toFixed(3)) : value

async function runBench(name, args) {
  const { run } = await loadBench(name)
  const result = await createProgress(process.stderr).step(name, (progress) => run(args, progress))
  console.log(JSON.stringify(result, roundFigures))
  if (result.verdict) process.stderr.write(`  ${result.verdict}\n`)
  return result.reached ? 0 : 1
}

const [name, ...args] = process.argv.slice(2)
if (name && !existsSync(join(benchFolder, `${name}.ts`))) {
  console.error(`There is no measurement "${name}". There are: ${listNames().join(', ')}.`)
  process.exit(2)
}
loadSettingsFile()
await setUp('bench', { stream: process.stderr })
process.setSourceMapsEnabled(true)
try {
  if (name) process.exit(await runBench(name, args))
  await listBenches()
} catch (error) {
  console.error(error instanceof SetupError ? `${error.tail}\n${error.message}` : error)
  process.exit(1)
}
