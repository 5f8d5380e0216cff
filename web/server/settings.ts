import { z } from 'zod'
import { childDataKeySettings, toChildDataKeys } from '@/common/child-data-keys'
import { playbackKeysSetting, readPlaybackKeys } from '@/common/playback-keys'
import { longestTokenSeconds } from '@/common/playback-token'
import {
  allowedHostsSetting,
  readSettings,
  reconnectWindowSetting,
  secretSetting,
} from '@/common/settings'

/** What the portal is told from outside. Read at the first request, never while it is built. */
export function readPortalSettings(env?: NodeJS.ProcessEnv) {
  const { RECONNECT_WINDOW_SECONDS, CHILD_DATA_KEYS, CHILD_DIGEST_KEY, ...settings } = readSettings(
    {
      DATABASE_URL: z.url('must be an address such as postgresql://user:password@host/name'),
      MEDIA_SECRET: secretSetting,
      /** What signs playback tokens, first of all that edges take. */
      PLAYBACK_TOKEN_KEYS: playbackKeysSetting,
      /** How long a playback token is good for: a portal that is away for minutes cuts nobody off. */
      PLAYBACK_TOKEN_SECONDS: z.coerce.number().int().min(5).max(longestTokenSeconds).default(900),
      /** Seals what belongs to accounts: cookies, codes, second factors. */
      ACCOUNT_SECRET: secretSetting,
      ...childDataKeySettings,
      /** Whether those who decide about others must have a second factor, or may. */
      SECOND_FACTOR: z.enum(['required', 'offered']).default('required'),
      /** As `smtps://user:password@host:465`; without one letters wait in the outbox. */
      SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
      MAIL_FROM: z.string().default('Seedling <no-reply@localhost>'),
      /** Who answers for children's data here: the privacy page names it, and answers to letters go there. */
      PRIVACY_CONTACT: z.email().optional(),
      /** Where schools' and partners' webhooks may lead: `any` reaches private networks too, and plain HTTP. */
      WEBHOOK_ADDRESSES: z.enum(['public', 'any']).default('public'),
      /** How long children who ask for nothing and attend nothing are kept. */
      FAMILY_RETENTION_MONTHS: z.coerce.number().int().min(1).max(120).default(12),
      SIMULCAST_ALLOWED_HOSTS: allowedHostsSetting,
      /** Which sites may frame an embed, and be proven: `loopback` takes this machine's own by plain HTTP, too. */
      EMBED_ORIGINS: z.enum(['https', 'loopback']).default('https'),
      PORTAL_URL: z.url().default('http://localhost:3000'),
      RTMP_URL: z.url().default('rtmp://localhost:1935/live'),
      EDGE_URL: z.url().default('http://localhost:8080'),
      LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
      RECONNECT_WINDOW_SECONDS: reconnectWindowSetting,
    },
    env,
  )
  return {
    ...settings,
    portalOrigin: new URL(settings.PORTAL_URL).origin,
    childDataKeys: toChildDataKeys({ CHILD_DATA_KEYS, CHILD_DIGEST_KEY }),
    reconnectWindowMs: RECONNECT_WINDOW_SECONDS * 1000,
    playbackKeys: readPlaybackKeys(settings),
  }
}

export type PortalSettings = ReturnType<typeof readPortalSettings>
