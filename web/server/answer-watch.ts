import { broadcastStatePath, multivariantPlaylistPath } from '@/common/media-path'
import { findWatchPage } from '@/domain/course/find-watch-page'
import { DomainError } from '@/domain/domain-error'
import { answer } from './answer'
import { domainContext, type Portal } from './portal'
import { replayAnswer } from './replay-answer'
import { ShortCache } from './short-cache'

const lifeMs = 1_000
const longestEntries = 10_000

const caches = new WeakMap<Portal, ShortCache<string>>()

/**
 * `GET /api/watch/<classSessionId>`: what a waiting page asks every few seconds. Alike for everybody,
 * so that one look-up a second serves them all, here and in a CDN.
 */
export function answerWatch(classSessionId: string, portal: Portal) {
  return answer({ portal, route: '/api/watch/[classSessionId]' }, async () => {
    const cache = cacheOf(portal)
    const json = await cache.get(classSessionId, () => readWatchState(classSessionId, portal))
    return new Response(json, {
      headers: {
        'content-type': 'application/json',
        'cache-control': `public, max-age=${lifeMs / 1000}`,
      },
    })
  })
}

function cacheOf(portal: Portal) {
  const known = caches.get(portal)
  if (known) return known
  const made = new ShortCache<string>({ clock: portal.clock, lifeMs, longestEntries })
  caches.set(portal, made)
  return made
}

async function readWatchState(classSessionId: string, portal: Portal) {
  const page = await findWatchPage({ ...domainContext(portal), classSessionId })
  if (!page) throw new DomainError('class_session_not_found')
  const { state, startsAt, endsAt, startedAt, playback, replay } = page
  const { EDGE_URL } = portal.settings
  return JSON.stringify({
    state,
    startsAt,
    endsAt,
    startedAt,
    playlistUrl: playback && new URL(multivariantPlaylistPath(playback), EDGE_URL).href,
    replay: replayAnswer(replay, EDGE_URL),
    stateUrl: playback && new URL(broadcastStatePath(playback), EDGE_URL).href,
  })
}
