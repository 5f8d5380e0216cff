import { z } from 'zod'
import { nodeNamePattern } from '@/common/media-path'
import {
  allowedHostsSetting,
  hostSetting,
  portSetting,
  readSettings,
  reconnectWindowSetting,
  secretSetting,
} from '@/common/settings'
import { checkTranscoderSettings, transcoderSettingsShape } from '@/transcoder/transcoder-settings'

const mediaSettingsShape = {
  ...transcoderSettingsShape,
  RTMP_HOST: hostSetting,
  RTMP_PORT: portSetting(1935),
  /** Private key, certificate and chain as PEM: with it the node takes RTMPS too. */
  RTMPS_CERTIFICATE_FILE: z.string().optional(),
  RTMPS_HOST: hostSetting,
  RTMPS_PORT: portSetting(1936),
  NODE_NAME: z
    .string()
    .regex(nodeNamePattern, 'must be lower-case letters, digits and hyphens, 32 at most')
    .default('n1'),
  MEDIA_SECRET: secretSetting,
  PORTAL_PORT: portSetting(3000),
  /** Where this node reaches the portal. */
  PORTAL_INTERNAL_URL: z.url({ protocol: /^https?$/ }).optional(),
  RECONNECT_WINDOW_SECONDS: reconnectWindowSetting,
  SIMULCAST_ALLOWED_HOSTS: allowedHostsSetting,
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
}

/** Reads a media node's settings. Throws SettingsError. */
export function readMediaSettings(env?: NodeJS.ProcessEnv) {
  const settings = readSettings(mediaSettingsShape, env)
  checkTranscoderSettings(settings)
  const portalUrl = settings.PORTAL_INTERNAL_URL ?? `http://127.0.0.1:${settings.PORTAL_PORT}`
  return { ...settings, PORTAL_INTERNAL_URL: portalUrl }
}

export type MediaSettings = ReturnType<typeof readMediaSettings>
