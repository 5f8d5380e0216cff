import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { bareEnvironment } from '@/common/settings'

interface RunConfinedOptions {
  command: string
  args: string[]
  input: Uint8Array
  longestMs: number
  mostOutputBytes: number
}

export interface ConfinedRun {
  /** Null when it was killed: by its limits, or by ours. */
  exitCode: number | null
  output: Buffer
  complaint: string
}

const limits = [
  '--as=1073741824',
  '--cpu=20',
  // It writes to its pipes and to no file, not even when it falls.
  '--fsize=0',
  '--core=0',
  '--nofile=64',
]
/** Of `setpriv`, as of shells. */
const notFoundCode = 127
const asNobody = ['--reuid=nobody', '--regid=nogroup', '--clear-groups']

/**
 * Runs a program that is given a stranger's bytes: without a shell, our environment, files or rights, and
 * with a bound on its time, memory and output. What goes in and out are pipes alone.
 */
export async function runConfined(options: RunConfinedOptions): Promise<ConfinedRun> {
  const { command, args, input, longestMs, mostOutputBytes } = options
  const isRoot = process.getuid?.() === 0
  const confined = ['setpriv', '--no-new-privs', ...(isRoot ? asNobody : []), '--', command]
  const child = spawn('prlimit', [...limits, '--', ...confined, ...args], {
    cwd: '/',
    env: bareEnvironment(),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), longestMs)
  try {
    child.stdin.on('error', () => {
      // It ended before it had read everything: its exit code says why.
    })
    child.stdin.end(input)
    const [output, complaint, exitCode] = await Promise.all([
      collect(child.stdout, mostOutputBytes, () => child.kill('SIGKILL')),
      text(child.stderr),
      new Promise<number | null>((resolve, reject) => {
        child.once('error', reject)
        child.once('close', resolve)
      }),
    ])
    if (exitCode === notFoundCode) throw new Error(`${command} is not installed`)
    return { exitCode, output, complaint }
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

async function collect(stream: AsyncIterable<Buffer>, mostBytes: number, giveUp: () => void) {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of stream) {
    bytes += piece.byteLength
    if (bytes > mostBytes) giveUp()
    else pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
