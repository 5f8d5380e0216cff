import type { PlaybackDoor } from '@/common/media-path'
import type { PlaybackKey } from '@/common/playback-keys'
import { signPlaybackToken } from '@/common/playback-token'

interface IssueOptions {
  now: Date
  door: PlaybackDoor
  broadcastId: string
  /** Null on the portal's own pages. */
  embedId: string | null
  /** Null where it is not known, as for a recording. */
  classEndsAt: Date | null
  /** When an embed or the terms behind it are over; null where that is not agreed. */
  allowedUntil: Date | null
  /** The first signs. */
  keys: readonly PlaybackKey[]
  lifeSeconds: number
}

export interface PlaybackToken {
  token: string
  expiresAt: Date
}

const goodAfterEndMs = 300_000

/**
 * A token for whoever may watch, never good for longer than five minutes after the class, nor than is allowed. Whether
 * they may is asked before. Null once that time is over.
 */
export function issuePlaybackToken(options: IssueOptions): PlaybackToken | null {
  const { now, door, broadcastId, embedId, classEndsAt, allowedUntil, keys, lifeSeconds } = options
  const [key] = keys
  if (!key) throw new Error('there is no key that signs playback tokens')
  const expiresAt = new Date(
    Math.min(
      now.getTime() + lifeSeconds * 1000,
      classEndsAt ? classEndsAt.getTime() + goodAfterEndMs : Number.POSITIVE_INFINITY,
      allowedUntil?.getTime() ?? Number.POSITIVE_INFINITY,
    ),
  )
  if (expiresAt.getTime() - now.getTime() < 1_000) return null
  return {
    token: signPlaybackToken({ door, broadcastId, embedId, issuedAt: now, expiresAt }, key),
    expiresAt,
  }
}
