import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { findFreePorts } from '@/tests/support/free-ports'
import { until } from '@/tests/support/until'

const root = fileURLToPath(new URL('../..', import.meta.url))
const nextCommand = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
const sources = join(root, 'bench', 'portal', 'bare')
/** Built apart, so that what Next.js writes beside the sources meets nothing of the portal's. */
const folder = join(root, '.data', 'build', 'bare-next')
const readyWithinMs = 30_000

/** A Next.js application that does nothing but answer, built and started as the portal is. */
export class BareNext {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  static async start() {
    const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
    rmSync(folder, { recursive: true, force: true })
    cpSync(sources, folder, { recursive: true })
    await promisify(execFile)(process.execPath, [nextCommand, 'build', folder], { env })
    const [port] = await findFreePorts(1)
    const address = ['--port', String(port), '--hostname', '127.0.0.1']
    const child = spawn(process.execPath, [nextCommand, 'start', folder, ...address], {
      env,
      stdio: 'ignore',
    })
    const bare = new BareNext(`http://127.0.0.1:${port}`, child)
    const isReady = () =>
      fetch(`${bare.url}/json?bytes=20`).then(
        ({ ok }) => ok,
        () => false,
      )
    await until('the bare application', isReady, readyWithinMs)
    return bare
  }

  async stop() {
    this.child.kill()
    if (this.child.exitCode === null && this.child.signalCode === null)
      await once(this.child, 'exit')
  }
}
