import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Log } from '@/common/log'
import { asEngineUser } from '../varnish/as-engine-user'
import type { EngineUser } from '../varnish/engine-user'
import { fetchLineFormat, parseFetchLine } from './parse-fetch-line'

interface FetchLogOptions {
  workFolder: string
  user: EngineUser | null
  log: Log
}

/**
 * Fetches alone, of which there is one an object however many watch: failed ones, and ones that took
 * long although nothing asked the origin to hold them (vsl-query(7)).
 */
const query = [
  'BerespStatus >= 500',
  'FetchError',
  'Timestamp:Beresp[2] > 8.0',
  '(Timestamp:Beresp[2] > 1.0 and BereqURL !~ "_HLS_msn=|/[0-9]+\\.[0-9]+\\.m4s")',
  'Timestamp:BerespBody[3] > 1.0',
].join(' or ')
/** An origin that is away fails every fetch: the first few of a second say all. */
const mostLines = '20/1s'
const restartAfterMs = 5_000
const politeStopMs = 1_000

/** Follows the engine's own log and writes down which fetches from origins were in trouble. */
export class FetchLog {
  private child: ChildProcess | null = null
  private restart: NodeJS.Timeout | null = null
  private isStopped = false

  constructor(private readonly options: FetchLogOptions) {}

  start() {
    const { workFolder, user, log } = this.options
    const { command, args } = asEngineUser(user, 'varnishncsa', [
      '-b',
      ...['-n', workFolder],
      ...['-q', query],
      ...['-R', mostLines],
      '-j',
      ...['-F', fetchLineFormat],
    ])
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    this.child = child
    createInterface({ input: child.stdout }).on('line', (line) => this.write(line))
    child.on('error', (error) => log.warn({ err: error }, 'fetches cannot be followed'))
    child.on('close', (code, signal) => {
      if (this.isStopped || this.child !== child) return
      log.warn({ code, signal }, 'fetches are not followed for a moment')
      this.restart = setTimeout(() => this.start(), restartAfterMs)
    })
  }

  async stop() {
    this.isStopped = true
    if (this.restart) clearTimeout(this.restart)
    const { child } = this
    this.child = null
    if (!child || child.pid === undefined) return
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    const timer = setTimeout(() => child.kill('SIGKILL'), politeStopMs)
    child.kill('SIGTERM')
    await ended
    clearTimeout(timer)
  }

  private write(line: string) {
    const fetched = parseFetchLine(line)
    if (!fetched) return
    const hasFailed = fetched.error !== undefined || (fetched.status ?? 0) >= 500
    this.options.log.warn({ ...fetched }, hasFailed ? 'a fetch failed' : 'a fetch took long')
  }
}
