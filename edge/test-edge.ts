import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Log, silentLog } from '@/common/log'
import { findFreePorts } from '@/tests/support/free-ports'
import { Edge } from './edge'

/** A real edge on free ports with a folder of its own. */
export async function openTestEdge(
  origins: Record<string, number>,
  given: {
    port?: number
    log?: Log
    certificateFile?: string
    portal?: { url: string; secret: string }
    playbackKeys?: string[]
  } = {},
) {
  const [freePort = 0, adminPort = 0, tlsPort = 0] = await findFreePorts(3)
  const port = given.port ?? freePort
  const folder = mkdtempSync(join(tmpdir(), 'seedling-edge-test-'))
  // As root the engine runs as another user, who must be able to come through.
  chmodSync(folder, 0o755)
  const edge = new Edge({
    settings: {
      DATA_DIR: folder,
      EDGE_HOST: '127.0.0.1',
      EDGE_PORT: port,
      EDGE_TLS_CERTIFICATE_FILE: given.certificateFile,
      EDGE_TLS_HOST: '127.0.0.1',
      EDGE_TLS_PORT: tlsPort,
      EDGE_ADMIN_PORT: adminPort,
      EDGE_CACHE_MB: 32,
      MEDIA_ORIGINS: Object.entries(origins).map(([nodeName, originPort]) => ({
        nodeName,
        host: '127.0.0.1',
        port: originPort,
      })),
      MEDIA_SECRET: given.portal?.secret,
      PLAYBACK_TOKEN_KEYS: given.playbackKeys,
      PORTAL_PORT: 3000,
      PORTAL_INTERNAL_URL: given.portal?.url,
      LOG_LEVEL: 'info',
    },
    log: given.log ?? silentLog,
  })
  const stop = async () => {
    await edge.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await edge.start()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    edge,
    folder,
    port,
    tlsPort,
    url: `http://127.0.0.1:${port}`,
    adminUrl: `http://127.0.0.1:${adminPort}`,
    stop,
  }
}

export type TestEdge = Awaited<ReturnType<typeof openTestEdge>>
