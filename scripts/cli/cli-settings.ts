import { z } from 'zod'
import {
  type Environment,
  portSetting,
  readSettings,
  reconnectWindowSetting,
} from '@/common/settings'

export function readCliSettings(env: Environment) {
  const shape = {
    DATABASE_URL: z.url().optional(),
    DATA_DIR: z.string().default('.data'),
    PORTAL_PORT: portSetting(3000),
    PORTAL_URL: z.url().optional(),
    RTMP_PORT: portSetting(1935),
    RTMP_URL: z.url().optional(),
    RECONNECT_WINDOW_SECONDS: reconnectWindowSetting,
  }
  const given = readSettings(shape, env)
  return {
    ...given,
    PORTAL_URL: given.PORTAL_URL ?? `http://localhost:${given.PORTAL_PORT}`,
    RTMP_URL: given.RTMP_URL ?? `rtmp://localhost:${given.RTMP_PORT}/live`,
    reconnectWindowMs: given.RECONNECT_WINDOW_SECONDS * 1000,
  }
}

export type CliSettings = ReturnType<typeof readCliSettings>
