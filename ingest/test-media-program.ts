import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findFreePorts } from '@/tests/support/free-ports'
import { Publisher } from '@/tests/support/publisher'
import { until } from '@/tests/support/until'
import { testSecret } from './test-portal'

const root = fileURLToPath(new URL('..', import.meta.url))

/** For tests: the media node's own program, on ports and data of its own. */
export async function startMediaProgram(portalUrl: string, settings: Record<string, string> = {}) {
  const [rtmpPort, originPort] = await findFreePorts(2)
  const folder = mkdtempSync(join(tmpdir(), 'seedling-drain-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'ingest/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      ...{ NODE_ENV: 'test', DATA_DIR: folder, MEDIA_SECRET: testSecret, LADDER: 'off' },
      ...{ NODE_NAME: 'n1', PORTAL_INTERNAL_URL: portalUrl },
      ...{ RTMP_PORT: String(rtmpPort), ORIGIN_PORT: String(originPort) },
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const originUrl = `http://127.0.0.1:${originPort}`
  const readHealth = async () => {
    const response = await fetch(`${originUrl}/health`).catch(() => null)
    return response?.json()
  }
  await until('the media node', async () => (await readHealth())?.status === 'ready', 30_000)
  return {
    child,
    originUrl,
    rtmpPort: rtmpPort ?? 0,
    readHealth,
    /** A real encoder; `port` is that of a line to the door. */
    publish: (streamKey: string, port = rtmpPort) =>
      new Publisher({ rtmpUrl: `rtmp://127.0.0.1:${port}/live`, streamKey, size: '320x180' }),
    end() {
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
