import { z } from 'zod'
import { playbackKeysSetting } from '@/common/playback-keys'
import { hostSetting, portSetting, secretSetting } from '@/common/settings'
import { mediaOriginsSetting } from './media-origins'

/** The edge's settings, for `readSettings`. */
export const edgeSettingsShape = {
  DATA_DIR: z.string().default('.data'),
  EDGE_HOST: hostSetting,
  EDGE_PORT: portSetting(8080),
  /** Private key, certificate and chain as PEM: with it the edge speaks HTTPS too. */
  EDGE_TLS_CERTIFICATE_FILE: z.string().optional(),
  EDGE_TLS_HOST: hostSetting,
  EDGE_TLS_PORT: portSetting(8443),
  /** The edge program's own figures, always on loopback. */
  EDGE_ADMIN_PORT: portSetting(8082),
  /** Memory for media; five minutes of a class in all renditions take about 100 MB. */
  EDGE_CACHE_MB: z.coerce.number().int().min(16).default(256),
  MEDIA_ORIGINS: mediaOriginsSetting.prefault('n1=127.0.0.1:8081'),
  /** With it the edge asks the portal which classes were stopped. */
  MEDIA_SECRET: secretSetting.optional(),
  /** The portal's own: without them, and without MEDIA_SECRET, no playback token is good. */
  PLAYBACK_TOKEN_KEYS: playbackKeysSetting,
  PORTAL_PORT: portSetting(3000),
  /** Where this edge reaches the portal. */
  PORTAL_INTERNAL_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.string().default('info'),
}

export type EdgeSettings = z.infer<z.ZodObject<typeof edgeSettingsShape>>
