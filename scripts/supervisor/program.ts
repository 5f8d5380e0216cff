import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What to run: a Node.js script with its arguments and its whole environment. */
export interface ProgramSpecification {
  name: string
  script: string
  /** Options of Node.js itself. */
  nodeArgs?: string[]
  args?: string[]
  env: NodeJS.ProcessEnv
}

interface SpawnOptions {
  root: string
  /** `pipe`: for whoever collects it. `inherit`: straight to the terminal. */
  output: 'pipe' | 'inherit'
}

/**
 * glibc gives each thread a heap of its own, and what is freed in one is of no use to the others:
 * media that come in on one thread and go to the disk on another would take twice their size.
 */
const oneHeap = { MALLOC_ARENA_MAX: '1' }

/** Starts a program. It ends when this process does, even by SIGKILL. */
export function spawnProgram(specification: ProgramSpecification, { root, output }: SpawnOptions) {
  const { script, nodeArgs = [], args = [], env } = specification
  const endWithParent = join(root, 'scripts', 'supervisor', 'end-with-parent.mjs')
  return spawn(
    process.execPath,
    ['--enable-source-maps', ...nodeArgs, `--import=${endWithParent}`, script, ...args],
    {
      cwd: root,
      env: { ...oneHeap, ...env, SEEDLING_ENDS_WITH_PARENT: '1' },
      stdio: ['ignore', output, output, 'ipc'],
      // A group of its own: Ctrl-C reaches the supervisor alone, which ends all in the right order.
      detached: true,
    },
  )
}

export function isRunning(child: ChildProcess) {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null
}

/** Asks a program to end, and ends it for good when it has not within the time. */
export async function endProgram(child: ChildProcess, { withinMs }: { withinMs: number }) {
  if (!isRunning(child)) return
  const ended = once(child, 'exit')
  const timer = setTimeout(() => child.kill('SIGKILL'), withinMs)
  child.kill('SIGTERM')
  await ended
  clearTimeout(timer)
}

/** In words: how a program ended. */
export function describeExit(code: number | null, signal: NodeJS.Signals | null) {
  return signal ? `was ended by ${signal}` : `ended with code ${code}`
}
