import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '@/common/log'
import type { PlaybackKey } from '@/common/playback-keys'
import { checkPortIsFree } from '../check-port-is-free'
import { EdgeStartError } from '../edge-start-error'
import { proxySocketPath } from '../tls/tls-paths'
import { asEngineUser } from './as-engine-user'
import { endLeftoverEngine } from './end-leftover-engine'
import { engineArguments } from './engine-arguments'
import { type EngineUser, findEngineUser } from './engine-user'
import { writeKeyFiles } from './key-files'
import { chooseWorkFolder, makeWorkFolder } from './work-folder'

interface VarnishEngineOptions {
  host: string
  port: number
  cacheMegabytes: number
  dataFolder: string
  hasTlsFront: boolean
  /** What playback tokens are checked with. */
  keys: readonly PlaybackKey[]
  /** The configuration of an engine whose files lie in this folder. */
  renderVcl(workFolder: string): string
  log: Log
}

const longestStartMs = 20_000
const politeStopMs = 1_500
const asksEveryMs = 50
const keptOutputLines = 40
const explainedLines = 5
/** unix(7): sun_path holds 108 bytes with the zero at its end. */
const longestSocketPath = 107

/** One varnishd with a folder of its own. It never outlives this process. */
export class VarnishEngine {
  private child: ChildProcess | null = null
  private folder = ''
  private engineUser: EngineUser | null = null
  private output: string[] = []
  private isStopping = false

  constructor(private readonly options: VarnishEngineOptions) {}

  get workFolder() {
    return this.folder
  }

  /** Whose rights the engine has; null: those of this process. */
  get user() {
    return this.engineUser
  }

  /** Resolves when the engine answers; rejects with an {@link EdgeStartError} when it cannot be started. */
  async start() {
    const { host, port, dataFolder, hasTlsFront, keys, renderVcl } = this.options
    const user = await findEngineUser()
    this.engineUser = user
    this.folder = chooseWorkFolder({ dataFolder, port, engineUser: user })
    await endLeftoverEngine(this.folder)
    // Asked before, since whoever holds the port would answer in the engine's place.
    await checkPortIsFree({ variable: 'EDGE_PORT', host, port })
    if (this.isStopping) throw new EdgeStartError('The edge was stopped while it started.')
    const proxySocket = hasTlsFront ? proxySocketPath(this.folder) : null
    if (proxySocket && proxySocket.length > longestSocketPath) {
      throw new EdgeStartError(
        `${proxySocket} is too long for TLS: set DATA_DIR to a shorter path.`,
      )
    }
    makeWorkFolder(this.folder, user)
    writeKeyFiles({ workFolder: this.folder, keys, user })
    const vclPath = join(this.folder, 'edge.vcl')
    writeFileSync(vclPath, renderVcl(this.folder))
    const child = spawnEngine(
      user,
      engineArguments({ ...this.options, workFolder: this.folder, vclPath, proxySocket }),
    )
    this.child = child
    this.collectOutput(child)
    const gaveUp = once(child, 'exit').then(() => {
      throw new EdgeStartError(explainFailure(this.output))
    })
    const isSettled = new AbortController()
    try {
      await Promise.race([gaveUp, untilAnswering(this.options, isSettled.signal)])
    } catch (error) {
      await this.stop()
      throw error
    } finally {
      isSettled.abort()
      gaveUp.catch(() => undefined)
    }
  }

  /** Resolves with the reason when the engine ends without being asked to. */
  async untilDead(): Promise<string> {
    const child = this.child
    if (!child) throw new Error('the engine has not been started')
    if (isRunning(child)) await once(child, 'exit')
    return `ended with ${child.signalCode ?? `code ${child.exitCode}`}`
  }

  async stop() {
    const child = this.child
    this.isStopping = true
    this.child = null
    if (child && isRunning(child)) {
      const ended = once(child, 'exit')
      const timer = setTimeout(() => child.kill('SIGKILL'), politeStopMs)
      child.kill('SIGTERM')
      await ended
      clearTimeout(timer)
    }
    if (this.folder) rmSync(this.folder, { recursive: true, force: true })
  }

  private collectOutput(child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        this.output = [...this.output, line].slice(-keptOutputLines)
        const isTrouble = /error|panic|died|not responding/i.test(line) && !this.isStopping
        this.options.log[isTrouble ? 'warn' : 'debug']({ line }, 'the engine said')
      })
    }
  }
}

/** Without its own jail, which keeps a manager with root's rights. */
function spawnEngine(user: EngineUser | null, engineArgs: string[]) {
  const { command, args } = asEngineUser(user, findProgram(), engineArgs)
  return spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Debian keeps it where the path of an ordinary user does not lead. */
function findProgram() {
  return ['/usr/sbin/varnishd', '/usr/local/sbin/varnishd'].find(existsSync) ?? 'varnishd'
}

async function untilAnswering({ host, port }: VarnishEngineOptions, stop: AbortSignal) {
  const reachable =
    { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host)
  const signal = AbortSignal.any([stop, AbortSignal.timeout(longestStartMs)])
  for (;;) {
    try {
      await (await fetch(`http://${reachable}:${port}/health`, { signal })).arrayBuffer()
      return
    } catch (error) {
      // Nobody listens yet.
      if (signal.aborted) throw new EdgeStartError('The engine does not answer.', { cause: error })
    }
    await wait(asksEveryMs)
  }
}

function explainFailure(output: string[]) {
  // What was wrong stands in the lines after the one that says that something was.
  const place = output.findIndex((line) => /error/i.test(line))
  const said = output.slice(place).slice(0, explainedLines).join(' ')
  return `The cache engine did not start: ${said || 'it said nothing'}`
}

const isRunning = (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null && child.pid !== undefined
