import { findWatchPage, type Viewer } from '@/domain/course/find-watch-page'
import { DomainError } from '@/domain/domain-error'
import { answer } from './answer'
import { nextWord } from './next-word'
import { playbackAddresses } from './playback-addresses'
import { domainContext, type Portal } from './portal'
import { portalCache } from './portal-cache'

const lifeMs = 1_000

type WatchAnswer = Awaited<ReturnType<typeof readWatchState>>

const cacheOf = portalCache<WatchAnswer>({ lifeMs, longestEntries: 10_000 })

interface WatchRequest {
  portal: Portal
  classSessionId: string
  /** Looks up who asks; only for a class that is not for everybody. */
  findViewer(): Promise<Viewer>
}

/**
 * `GET /api/watch/<classSessionId>`: what a waiting page asks every few seconds. Of a class for everybody
 * it is alike for all, so that one look-up a second serves them, here and in a CDN.
 */
export function answerWatch({ portal, classSessionId, findViewer }: WatchRequest) {
  return answer({ portal, route: '/api/watch/[classSessionId]' }, async () => {
    const forAll = await cacheOf(portal).get(classSessionId, () =>
      readWatchState({ portal, classSessionId }),
    )
    if (forAll.state !== 'not_for_you') return json(forAll, `public, max-age=${lifeMs / 1000}`)
    const own = await readWatchState({ portal, classSessionId, viewer: await findViewer() })
    return json(own, 'private, no-store')
  })
}

const json = (state: WatchAnswer, cacheControl: string) =>
  Response.json(state, { headers: { 'cache-control': cacheControl } })

interface ReadStateOptions {
  portal: Portal
  classSessionId: string
  viewer?: Viewer
}

async function readWatchState({ portal, ...options }: ReadStateOptions) {
  const page = await findWatchPage({ ...domainContext(portal), ...options })
  if (!page) throw new DomainError('class_session_not_found')
  const { state, startsAt, endsAt, startedAt } = page
  const { playback, replay } = playbackAddresses({ portal, page })
  return {
    state,
    startsAt,
    endsAt,
    startedAt,
    playlistUrl: playback?.playlistUrl ?? null,
    replay,
    stateUrl: playback?.stateUrl ?? null,
    next: nextWord(page.next),
  }
}
