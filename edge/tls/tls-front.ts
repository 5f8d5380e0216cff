import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { type Certificate, CertificateError } from '@/common/certificate/certificate-file'
import { CertificateWatch } from '@/common/certificate/certificate-watch'
import type { Log } from '@/common/log'
import { RestartDelay } from '@/common/restart-delay'
import { checkPortIsFree } from '../check-port-is-free'
import { EdgeStartError } from '../edge-start-error'
import { asEngineUser } from '../varnish/as-engine-user'
import { type EngineUser, findServiceUser } from '../varnish/engine-user'
import { hitchConfiguration } from './hitch-configuration'
import { parseHitchLine } from './hitch-line'
import { markerPath, proxySocketPath } from './tls-paths'

interface TlsFrontOptions {
  host: string
  port: number
  certificateFile: string
  log: Log
  onFailedHandshake(): void
  onRestart(): void
}

const politeStopMs = 1_500
const longestStartMs = 5_000

/**
 * HTTPS before the cache engine: one hitch, which takes TLS off and passes connections on. It runs
 * with few rights of its own, never outlives this process, and is started again when it dies.
 */
export class TlsFront {
  private readonly watch: CertificateWatch
  private child: ChildProcess | null = null
  private restart: NodeJS.Timeout | null = null
  private readonly restartDelay = new RestartDelay()
  private folder = ''
  private workFolder = ''
  private user: EngineUser | null = null
  private isStopped = false

  constructor(private readonly options: TlsFrontOptions) {
    this.watch = new CertificateWatch({
      path: options.certificateFile,
      variable: 'EDGE_TLS_CERTIFICATE_FILE',
      log: options.log,
      onRenewed: (certificate) => {
        this.writeCertificate(certificate)
        this.child?.kill('SIGHUP')
      },
    })
  }

  get isUp() {
    return existsSync(markerPath(this.workFolder))
  }

  get expiresAt() {
    return this.watch.certificate?.expiresAt ?? null
  }

  /** Rejects with an {@link EdgeStartError} when port or certificate cannot be used. */
  async start(workFolder: string) {
    const { host, port, log } = this.options
    await checkPortIsFree({ variable: 'EDGE_TLS_PORT', host, port })
    this.user = await findServiceUser(['_hitch', 'nobody'])
    if (this.isStopped) throw new EdgeStartError('The TLS front was stopped while it started.')
    this.workFolder = workFolder
    this.folder = join(workFolder, 'tls')
    rmSync(this.folder, { recursive: true, force: true })
    mkdirSync(this.folder, { mode: 0o700 })
    this.giveAway(this.folder)
    const certificate = this.readCertificate()
    this.writeCertificate(certificate)
    const configurationPath = join(this.folder, 'hitch.conf')
    const configuration = hitchConfiguration({
      host,
      port,
      backendSocket: proxySocketPath(workFolder),
      certificatePath: join(this.folder, 'certificate.pem'),
    })
    writeFileSync(configurationPath, configuration, { mode: 0o400 })
    this.giveAway(configurationPath)
    this.run()
    await this.untilUp()
    log.info({ host, port, expiresAt: certificate.expiresAt }, 'the edge speaks TLS')
  }

  async stop() {
    this.isStopped = true
    this.watch.stop()
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

  private readCertificate() {
    try {
      return this.watch.start()
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error
      throw new EdgeStartError(error.message, { cause: error })
    }
  }

  /** A copy, since the original belongs to whoever renews it, and this user alone may read it. */
  private writeCertificate({ pem }: Certificate) {
    const path = join(this.folder, 'certificate.pem')
    writeFileSync(`${path}.new`, pem, { mode: 0o400 })
    this.giveAway(`${path}.new`)
    renameSync(`${path}.new`, path)
  }

  private giveAway(path: string) {
    if (this.user) chownSync(path, this.user.userId, this.user.groupId)
  }

  private run() {
    const { log, onRestart, port } = this.options
    const { command, args } = asEngineUser(
      this.user,
      findProgram(),
      [`--config=${join(this.folder, 'hitch.conf')}`],
      { mayUseLowPorts: port < 1024 },
    )
    const startedAtMs = performance.now()
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    this.child = child
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => this.note(line))
    }
    child.on('error', (error) => log.error({ err: error }, 'the TLS front cannot be run'))
    child.on('close', (code, signal) => {
      rmSync(markerPath(this.workFolder), { force: true })
      if (this.isStopped || this.child !== child) return
      const delayMs = this.restartDelay.afterRunOf(performance.now() - startedAtMs)
      log.error({ code, signal, delayMs }, 'the TLS front has died and is started again')
      onRestart()
      this.restart = setTimeout(() => this.run(), delayMs)
    })
  }

  private note(line: string) {
    const { log, onFailedHandshake } = this.options
    const said = parseHitchLine(line)
    if (said.kind === 'failed-handshake') onFailedHandshake()
    if (said.kind !== 'core') return
    log[said.isTrouble ? 'warn' : 'debug']({ line: said.text }, 'the TLS front said')
    if (said.text.startsWith('Process 0 online')) writeFileSync(markerPath(this.workFolder), '')
  }

  private async untilUp() {
    const endsAtMs = performance.now() + longestStartMs
    while (!this.isUp) {
      if (performance.now() > endsAtMs || this.isStopped) {
        await this.stop()
        throw new EdgeStartError('The TLS front did not start: see what it said before this line.')
      }
      await wait(20)
    }
  }
}

/** Debian keeps it where the path of an ordinary user does not lead. */
const findProgram = () => ['/usr/sbin/hitch', '/usr/local/sbin/hitch'].find(existsSync) ?? 'hitch'
