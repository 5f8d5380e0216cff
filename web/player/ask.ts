import { liveStateSchema } from '@/common/live-state'
import type { PlaybackPasses } from './playback-pass'
import type { PlayerEvent } from './player-state'
import { takeTokens } from './take-tokens'
import { watchAnswerSchema } from './watch-answer'

const longestAnswerMs = 4_000

export const watchPath = (classSessionId: string) =>
  `/api/watch/${encodeURIComponent(classSessionId)}`

/**
 * The portal's word on a class, at a path of the portal; null when it cannot be had now. The passes take the
 * tokens out of it.
 */
export async function askPortal(
  path: string,
  { passes, signal }: { passes: PlaybackPasses; signal: AbortSignal },
): Promise<Extract<PlayerEvent, { kind: 'portal_answered' }> | null> {
  // With the cookie: a class that is not for everybody is shown to those who work in its school.
  const response = await ask(path, { signal, credentials: 'same-origin' })
  if (!response?.ok) return null
  const answer = watchAnswerSchema.safeParse(response.body)
  if (!answer.success || signal.aborted) return null
  const { state, playlistUrl, stateUrl, replay, next } = answer.data
  const playback = playlistUrl && stateUrl ? { playlistUrl, stateUrl } : null
  return { kind: 'portal_answered', ...takeTokens({ state, playback, replay, next }, passes) }
}

/** The edge's word on a broadcast; null when it cannot be had now. */
export async function askEdge(
  stateUrl: string,
  signal: AbortSignal,
): Promise<PlayerEvent | { kind: 'edge_denied' } | null> {
  const response = await ask(stateUrl, { signal, credentials: 'omit' })
  if (response?.status === 403) return { kind: 'edge_denied' }
  if (response?.status === 404) return { kind: 'edge_forgot' }
  if (response?.status === 410) return { kind: 'edge_refused' }
  const answer = liveStateSchema.safeParse(response?.body)
  if (!answer.success) return null
  return { kind: 'edge_answered', state: answer.data.state, run: answer.data.run }
}

interface AskOptions {
  signal: AbortSignal
  credentials: RequestCredentials
}

/** Null when there is no answer: offline, too slow, refused or not JSON. The next turn asks again. */
async function ask(url: string, { signal, credentials }: AskOptions) {
  try {
    const response = await fetch(url, {
      credentials,
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestAnswerMs)]),
    })
    const body: unknown = response.ok ? await response.json() : null
    return { ok: response.ok, status: response.status, body }
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return null
    if (error instanceof DOMException) return null
    throw error
  }
}
