import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testSecret } from '@/ingest/test-portal'
import { locateProgram } from '@/scripts/supervisor/programs'
import { findFreePorts } from '@/tests/support/free-ports'
import { until } from '@/tests/support/until'

const startsWithinMs = 30_000

/** The media node's own program as `npm start` runs it, alone, for whoever stands in for the portal. */
export class LoneMediaNode {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly rtmpPort: number,
  ) {}

  static async start(portalUrl: string) {
    const [rtmpPort = 0, originPort = 0] = await findFreePorts(2)
    const folder = mkdtempSync(join(tmpdir(), 'seedling-bench-node-'))
    const place = { root: process.cwd(), isDevelopment: false }
    const { script, nodeArgs = [] } = locateProgram('media', place, {
      ...{ PORTAL_HOST: '127.0.0.1', PORTAL_PORT: 3000 },
    })
    const child = spawn(process.execPath, [...nodeArgs, script], {
      env: {
        ...{ PATH: process.env.PATH, NODE_ENV: 'production', DATA_DIR: folder, LADDER: 'off' },
        ...{ MEDIA_SECRET: testSecret, PORTAL_INTERNAL_URL: portalUrl },
        ...{ RTMP_PORT: String(rtmpPort), ORIGIN_PORT: String(originPort) },
        SIMULCAST_ALLOWED_HOSTS: '127.0.0.1',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const health = `http://127.0.0.1:${originPort}/health`
    await until(
      'the media node',
      async () => (await fetch(health).catch(() => null))?.ok,
      startsWithinMs,
    )
    return new LoneMediaNode(child, folder, rtmpPort)
  }

  get processId() {
    if (!this.child.pid) throw new Error('the media node does not run')
    return this.child.pid
  }

  async stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit')
      this.child.kill('SIGTERM')
      await ended
    }
    rmSync(this.folder, { recursive: true, force: true })
  }
}
