import { createHmac, timingSafeEqual } from 'node:crypto'
import { broadcastIdPattern, type PlaybackDoor } from './media-path'
import type { PlaybackKey } from './playback-keys'

/**
 * A playback token lets its holder watch one broadcast by one door, live or again, for some minutes:
 * `<kid>.<issued>.<expires>.<embed id or ->.<signature>`, times in seconds since 1970. The signature is
 * HMAC-SHA256 in hex over the audience, these four, the door and the broadcast's id. Those two are not in the
 * token: they stand in the path that it is put before (`playback-token-path.ts`). The edge checks the same in VCL
 * (`edge/vcl/token-rules.ts`); a test holds both to the same answers.
 */
export const playbackAudience = 'seedling-edge'

/** How much a clock that issues may run ahead of one that checks. */
export const playbackSkewSeconds = 30
/** Nobody issues for longer. */
export const longestTokenSeconds = 3_600

export const playbackTokenPattern =
  /^([a-z0-9]{1,16})\.([0-9]{10})\.([0-9]{10})\.(-|[a-z0-9]{8,40})\.([0-9a-f]{64})$/

export interface PlaybackGrant {
  door: PlaybackDoor
  broadcastId: string
  /** The embed in which it is watched; null on the portal's own pages. */
  embedId: string | null
  issuedAt: Date
  expiresAt: Date
}

export type PlaybackTokenVerdict =
  | { outcome: 'valid'; embedId: string | null; expiresAt: Date }
  | { outcome: 'refused'; reason: PlaybackTokenRefusal }

export type PlaybackTokenRefusal =
  | 'malformed'
  | 'unknown_key'
  | 'wrong_signature'
  | 'expired'
  | 'from_the_future'

/** Times are kept in whole seconds, the end rounded down. */
export function signPlaybackToken(grant: PlaybackGrant, { kid, secret }: PlaybackKey) {
  const { door, broadcastId, embedId } = grant
  if (!broadcastIdPattern.test(broadcastId)) throw new Error('not the id of a broadcast')
  const issued = secondsOf(grant.issuedAt)
  const expires = secondsOf(grant.expiresAt)
  const claims = `${kid}.${issued}.${expires}.${embedId ?? '-'}`
  const token = `${claims}.${signatureOf({ claims, door, broadcastId }, secret)}`
  // What cannot be read would be refused at the edge, where nobody can tell why.
  if (!playbackTokenPattern.test(token)) throw new Error('a playback token cannot say this')
  return token
}

interface VerifyOptions {
  door: PlaybackDoor
  broadcastId: string
  keys: readonly PlaybackKey[]
  now: Date
}

/** What the edge says of a token before a path of this broadcast by this door. Never throws. */
export function verifyPlaybackToken(token: string, options: VerifyOptions): PlaybackTokenVerdict {
  const { door, broadcastId, keys, now } = options
  const [, kid = '', issuedText, expiresText, embed = '', given = ''] =
    playbackTokenPattern.exec(token) ?? []
  if (!given || !broadcastIdPattern.test(broadcastId)) return refused('malformed')
  const key = keys.find((candidate) => candidate.kid === kid)
  if (!key) return refused('unknown_key')
  const claims = token.slice(0, -given.length - 1)
  const expected = signatureOf({ claims, door, broadcastId }, key.secret)
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return refused('wrong_signature')
  const [issued, expires, nowSeconds] = [
    Number(issuedText),
    Number(expiresText),
    now.getTime() / 1000,
  ]
  if (expires <= nowSeconds) return refused('expired')
  if (issued > nowSeconds + playbackSkewSeconds) return refused('from_the_future')
  const embedId = embed === '-' ? null : embed
  return { outcome: 'valid', embedId, expiresAt: new Date(expires * 1000) }
}

interface Signed {
  claims: string
  door: PlaybackDoor
  broadcastId: string
}

function signatureOf({ claims, door, broadcastId }: Signed, secret: string) {
  const text = `${playbackAudience}.${claims}.${door}/${broadcastId}`
  return createHmac('sha256', secret).update(text).digest('hex')
}

const secondsOf = (instant: Date) => Math.floor(instant.getTime() / 1000)

const refused = (reason: PlaybackTokenRefusal) => ({ outcome: 'refused', reason }) as const
