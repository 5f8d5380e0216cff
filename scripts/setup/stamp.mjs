import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { buildFolder, makeBuildFolder, root } from './paths.mjs'

const neverInputs = new Set(['.next', 'node_modules', 'generated', 'next-env.d.ts'])

/**
 * A set-up step that is done as long as the content of its inputs is what it was when the step last
 * succeeded and its outputs are there. The stamp goes away first and comes back last, so that an
 * interrupted run is never taken for a finished one.
 */
export function stampedStep({ name, stampName, inputs, outputs, extra = '', run }) {
  const stampPath = () => join(buildFolder, `${stampName}.stamp`)
  const inputsHash = () => hashInputs(inputs, `${process.version} ${extra}`)
  return {
    name,
    isDone: () =>
      outputs.every((output) => existsSync(join(root, output))) &&
      existsSync(stampPath()) &&
      readFileSync(stampPath(), 'utf8') === inputsHash(),
    async run(progress) {
      makeBuildFolder()
      rmSync(stampPath(), { force: true })
      const hash = inputsHash()
      await run(progress)
      writeFileSync(stampPath(), hash)
    },
  }
}

function hashInputs(inputs, extra) {
  const hash = createHash('sha256').update(extra)
  for (const input of inputs) {
    for (const path of listFiles(join(root, input))) {
      hash.update(`\0${relative(root, path)}\0`).update(readFileSync(path))
    }
  }
  return hash.digest('hex')
}

function listFiles(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !neverInputs.has(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => listFiles(join(path, entry.name)))
}
