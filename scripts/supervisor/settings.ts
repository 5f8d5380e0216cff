import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { nodeNamePattern } from '@/common/media-path'
import {
  type Environment,
  hostSetting,
  portSetting,
  readSettings,
  secretSetting,
} from '@/common/settings'

const shape = {
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.string().optional(),
  DEMO: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).optional(),
  PORTAL_HOST: hostSetting,
  PORTAL_PORT: portSetting(3000),
  PORTAL_URL: z.url().optional(),
  PORTAL_INTERNAL_URL: z.url().optional(),
  RTMP_HOST: hostSetting,
  RTMP_PORT: portSetting(1935),
  RTMPS_CERTIFICATE_FILE: z.string().optional(),
  RTMPS_HOST: hostSetting,
  RTMPS_PORT: portSetting(1936),
  RTMP_URL: z.url().optional(),
  EDGE_HOST: hostSetting,
  EDGE_PORT: portSetting(8080),
  EDGE_TLS_CERTIFICATE_FILE: z.string().optional(),
  EDGE_TLS_HOST: hostSetting,
  EDGE_TLS_PORT: portSetting(8443),
  EDGE_ADMIN_PORT: portSetting(8082),
  EDGE_URL: z.url().optional(),
  ORIGIN_HOST: hostSetting,
  ORIGIN_PORT: portSetting(8081),
  MEDIA_ORIGINS: z.string().optional(),
  NODE_NAME: z.string().regex(nodeNamePattern).default('n1'),
  MEDIA_SECRET: secretSetting.optional(),
  SMTP_URL: z.url().optional(),
  ACCOUNT_SECRET: secretSetting.optional(),
  /** Read by the portal; here it is only passed on. */
  CHILD_DATA_KEYS: z.string().optional(),
  CHILD_DIGEST_KEY: z.string().optional(),
  SECOND_FACTOR: z.enum(['required', 'offered']).optional(),
}

/** Settings of the whole product on one machine, with every address made from what is given. */
export function readSupervisorSettings(root: string, env?: Environment) {
  const given = readSettings(shape, env)
  return {
    ...given,
    DATA_DIR: isAbsolute(given.DATA_DIR) ? given.DATA_DIR : join(root, given.DATA_DIR),
    // Whoever tries the demo signs in with what demo.json says, and has no authenticator app.
    SECOND_FACTOR: given.SECOND_FACTOR ?? (given.DEMO === 'on' ? 'offered' : 'required'),
    PORTAL_URL: given.PORTAL_URL ?? `http://localhost:${given.PORTAL_PORT}`,
    PORTAL_INTERNAL_URL:
      given.PORTAL_INTERNAL_URL ?? httpAddress(given.PORTAL_HOST, given.PORTAL_PORT),
    RTMP_URL: given.RTMP_URL ?? `rtmp://localhost:${given.RTMP_PORT}/live`,
    EDGE_URL: given.EDGE_URL ?? `http://localhost:${given.EDGE_PORT}`,
    MEDIA_ORIGINS:
      given.MEDIA_ORIGINS ??
      `${given.NODE_NAME}=${reachableHost(given.ORIGIN_HOST)}:${given.ORIGIN_PORT}`,
  }
}

export type SupervisorSettings = ReturnType<typeof readSupervisorSettings>

/** `http://host:port` as this machine itself reaches it. */
export function httpAddress(host: string, port: number) {
  return `http://${reachableHost(host)}:${port}`
}

/** A program bound to every address is reached over loopback. */
function reachableHost(host: string) {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
