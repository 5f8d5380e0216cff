import { hkdfSync } from 'node:crypto'
import { z } from 'zod'

/** A secret that signs playback tokens, and the name by which tokens say which it was. */
export interface PlaybackKey {
  kid: string
  secret: string
}

/** The key that is made from MEDIA_SECRET, where no others are set or where it is named among them. */
const derivedKid = 'media'
/** In characters, which are bytes: the edge reads no more (`edge/vcl/signature-check.ts`). */
export const longestSecret = 128
const keyPattern = new RegExp(`^([a-z0-9]{1,16}):([\\w~+/=-]{32,${longestSecret}})$`)
const mostKeys = 8

/**
 * `kid:secret` separated by commas: the first signs, each is taken. `media` alone stands for the key that is
 * made from MEDIA_SECRET. To change keys, put the new one second everywhere, then first at the portal, and
 * take the old one out once its last token is over.
 */
export const playbackKeysSetting = z
  .string()
  .transform((text) => text.split(',').map((entry) => entry.trim()))
  .refine(
    (entries) =>
      entries.length <= mostKeys &&
      entries.every((entry) => entry === derivedKid || keyPattern.test(entry)) &&
      new Set(entries.map(kidOf)).size === entries.length,
    'must be kid:secret, separated by commas: a kid once, of letters a-z and digits; a secret of 32 to 128 letters and digits',
  )
  .optional()

interface KeySettings {
  /** Without it there is no made key. */
  MEDIA_SECRET?: string | undefined
  PLAYBACK_TOKEN_KEYS?: readonly string[] | undefined
}

/** The keys of an installation, the one that signs first. */
export function readPlaybackKeys(settings: KeySettings): PlaybackKey[] {
  const { MEDIA_SECRET, PLAYBACK_TOKEN_KEYS: entries = [derivedKid] } = settings
  return entries.flatMap((entry) => {
    const [, kid = derivedKid, secret = deriveSecret(MEDIA_SECRET)] = keyPattern.exec(entry) ?? []
    return secret === null ? [] : { kid, secret }
  })
}

function kidOf(entry: string) {
  return entry.split(':')[0]
}

function deriveSecret(secret: string | undefined) {
  if (secret === undefined) return null
  return Buffer.from(hkdfSync('sha256', secret, '', 'seedling playback tokens', 32)).toString('hex')
}
