import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** A supervisor in small: starts one program that never ends by itself, and says its process id. */
const parentSource = `
  const { spawnProgram } = await import(${JSON.stringify(here('./program.ts'))})
  const child = spawnProgram(
    { name: 'web', script: process.argv[1], env: process.env },
    { root: ${JSON.stringify(here('../..'))}, output: 'pipe' },
  )
  child.stdout.once('data', () => console.log(child.pid))
`
async function startParent() {
  const parent = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', parentSource, here('./program.fixture.mjs')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [pid] = await once(parent.stdout, 'data')
  return { parent, programId: Number(pid) }
}

function isProcessGone(processId: number) {
  try {
    // A process that has ended but was not waited for is a zombie: state Z in proc(5).
    return readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1]?.startsWith('Z')
  } catch {
    return true
  }
}

test('a supervisor that is killed leaves no program behind', async () => {
  const { parent, programId } = await startParent()
  expect(isProcessGone(programId)).toBe(false)
  parent.kill('SIGKILL')
  await expect.poll(() => isProcessGone(programId)).toBe(true)
})
