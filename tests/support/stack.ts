import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { demoFactsPath, demoFactsSchema } from '@/scripts/demo/demo-files'
import { findFreePorts } from './free-ports'
import { runCli } from './run-cli'
import type { StackFacts } from './stack-facts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const longestStartMs = 280_000
const longestStopMs = 15_000
const readyWords = 'Seedling is on.'

/** An empty variable counts as unset, and keeps what .env says away. */
const nothingOfThisMachine = {
  DATABASE_URL: '',
  MEDIA_SECRET: '',
  ACCOUNT_SECRET: '',
  PLAYBACK_TOKEN_KEYS: '',
  PLAYBACK_TOKEN_SECONDS: '',
  CHILD_DATA_KEYS: '',
  CHILD_DIGEST_KEY: '',
  SECOND_FACTOR: '',
  // The tests' own receivers listen on loopback.
  WEBHOOK_ADDRESSES: 'any',
  SIMULCAST_ALLOWED_HOSTS: '127.0.0.1',
  // The tests' own sites are on loopback.
  EMBED_ORIGINS: 'loopback',
  SMTP_URL: '',
  MAIL_FROM: '',
  PRIVACY_CONTACT: '',
  PORTAL_URL: '',
  PORTAL_INTERNAL_URL: '',
  RTMP_URL: '',
  EDGE_URL: '',
  EDGE_TLS_CERTIFICATE_FILE: '',
  RTMPS_CERTIFICATE_FILE: '',
  MEDIA_ORIGINS: '',
  NODE_NAME: '',
  DEMO: '',
  LOG_LEVEL: '',
  RECORDING: '',
  RECORDING_DIR: '',
  RECORDING_S3_ENDPOINT: '',
}

/** The whole product, running. */
export interface Stack extends StackFacts {
  /** Runs the operator's command line on this stack; gives its `--json` answer. */
  cli(args: string[]): Promise<unknown>
}

export interface OwnedStack extends Stack {
  process: ChildProcess
  /** Stops it as Ctrl-C would and removes its data; gives the exit code. May be called twice. */
  stop(): Promise<number | null>
}

/** Starts the real product by its start command, on free ports and with data of its own. */
export async function startStack(overrides: Record<string, string> = {}): Promise<OwnedStack> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'seedling-stack-'))
  // The embedded database may run as another user, who must be able to come through.
  chmodSync(dataFolder, 0o755)
  const env = {
    ...nothingOfThisMachine,
    ...(await ownAddresses()),
    DATA_DIR: dataFolder,
    ...overrides,
  }
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
    cwd: root,
    env: { ...process.env, ...env, SEEDLING_ENDS_WITH_PARENT: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async () => {
    await endStack(child)
    rmSync(dataFolder, { recursive: true, force: true })
    return child.exitCode
  }
  try {
    await untilReady(child)
  } catch (error) {
    await stop()
    throw error
  }
  return { ...readFacts(env, dataFolder, child.pid), ...commandsOf(env), process: child, stop }
}

export function commandsOf(env: Record<string, string>): Pick<Stack, 'cli'> {
  return { cli: (args) => runCli(root, env, args) }
}

async function ownAddresses() {
  const [portal, rtmp, rtmps, edge, edgeTls, edgeAdmin, origin] = await findFreePorts(7)
  return {
    PORTAL_PORT: String(portal),
    RTMP_PORT: String(rtmp),
    RTMPS_PORT: String(rtmps),
    EDGE_PORT: String(edge),
    EDGE_TLS_PORT: String(edgeTls),
    EDGE_ADMIN_PORT: String(edgeAdmin),
    ORIGIN_PORT: String(origin),
  }
}

function readFacts(
  env: Awaited<ReturnType<typeof ownAddresses>>,
  dataFolder: string,
  processId = 0,
): StackFacts {
  const demoPath = demoFactsPath(dataFolder)
  return {
    env: { ...env },
    dataFolder,
    processId,
    portalUrl: `http://localhost:${env.PORTAL_PORT}`,
    edgeUrl: `http://localhost:${env.EDGE_PORT}`,
    originUrl: `http://127.0.0.1:${env.ORIGIN_PORT}`,
    rtmpUrl: `rtmp://localhost:${env.RTMP_PORT}/live`,
    demo: existsSync(demoPath)
      ? demoFactsSchema.parse(JSON.parse(readFileSync(demoPath, 'utf8')))
      : undefined,
  }
}

/** Waits for the words that a person waits for; rejects with all that was said before. */
async function untilReady(child: ChildProcess) {
  let said = ''
  const signal = AbortSignal.timeout(longestStartMs)
  await new Promise<void>((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`${reason}\n${said}`))
    const listen = (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-20_000)
      if (said.includes(readyWords)) resolve()
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => fail(`The start ended with code ${code}.`))
    signal.addEventListener('abort', () => fail('The start took too long.'), { once: true })
  })
}

async function endStack(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  const timer = setTimeout(() => child.kill('SIGKILL'), longestStopMs)
  child.kill('SIGTERM')
  await ended
  clearTimeout(timer)
}
