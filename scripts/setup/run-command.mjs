import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { root } from './paths.mjs'

const tailLines = 25
const setprivPath = '/usr/bin/setpriv'

/** A set-up step that failed: what to do, and the last lines that the failing command said. */
export class SetupError extends Error {
  constructor(message, { advice, tail = '' } = {}) {
    super(message)
    this.advice = advice
    this.tail = tail
  }
}

/**
 * Runs a command to its end, keeping only the tail of its output. `onStatus` receives the lines that
 * the command writes to file descriptor 3. Throws {@link SetupError} when it fails.
 */
export function runCommand(command, args, { env = process.env, advice, onStatus } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', 'pipe', 'pipe', ...(onStatus ? ['pipe'] : [])]
    const child = spawn(...endingWithUs(command, args), { cwd: root, env, stdio })
    const endWithUs = () => child.kill()
    process.once('exit', endWithUs)
    let tail = []
    const keep = (line) => {
      tail = [...tail.slice(1 - tailLines), line]
    }
    eachLine(child.stdout, keep)
    eachLine(child.stderr, keep)
    if (onStatus) eachLine(child.stdio[3], onStatus)
    const fail = (reason) =>
      reject(new SetupError(`${command} ${reason}`, { advice, tail: tail.join('\n') }))
    child.once('error', (error) => fail(`did not start: ${error.message}`))
    child.once('close', (code, signal) => {
      process.off('exit', endWithUs)
      if (code === 0) resolve(tail.join('\n'))
      else fail(signal ? `was ended by ${signal}` : `ended with code ${code}`)
    })
  })
}

/** An installation that outlives a killed set-up would work against the next one. */
function endingWithUs(command, args) {
  if (!existsSync(setprivPath)) return [command, args]
  return [setprivPath, ['--pdeathsig', 'TERM', command, ...args]]
}

function eachLine(stream, onLine) {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') onLine(line)
  })
  stream.on('end', () => {
    if (rest.trim() !== '') onLine(rest)
  })
}
