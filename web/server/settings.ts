import { z } from 'zod'
import {
  passphraseSetting,
  readSettings,
  reconnectWindowSetting,
  secretSetting,
} from '@/common/settings'

/** What the portal is told from outside. Read at the first request, never while it is built. */
export function readPortalSettings(env?: NodeJS.ProcessEnv) {
  const { RECONNECT_WINDOW_SECONDS, ...settings } = readSettings(
    {
      DATABASE_URL: z.url('must be an address such as postgresql://user:password@host/name'),
      MEDIA_SECRET: secretSetting,
      /** Opens `/operations`; without one nobody may see it. */
      OPERATOR_PASSPHRASE: passphraseSetting.optional(),
      PORTAL_URL: z.url().default('http://localhost:3000'),
      RTMP_URL: z.url().default('rtmp://localhost:1935/live'),
      EDGE_URL: z.url().default('http://localhost:8080'),
      LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
      RECONNECT_WINDOW_SECONDS: reconnectWindowSetting,
    },
    env,
  )
  return { ...settings, reconnectWindowMs: RECONNECT_WINDOW_SECONDS * 1000 }
}

export type PortalSettings = ReturnType<typeof readPortalSettings>
