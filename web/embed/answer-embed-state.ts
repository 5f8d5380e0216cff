import { answer, RefusedRequest } from '../server/answer'
import { nextWord } from '../server/next-word'
import type { Portal } from '../server/portal'
import type { EmbedAnswer } from './embed-facts'
import { type EmbedReading, readEmbed } from './read-embed'

interface EmbedStateRequest {
  portal: Portal
  request: Request
  embedId: string
}

/**
 * `GET /api/embed/<embedId>`: what an embed's player asks again and again, alike for all who watch. It has
 * the words of `/api/watch/…` too, for the class that is shown.
 */
export function answerEmbedState({ portal, request, embedId }: EmbedStateRequest) {
  return answer({ portal, route: '/api/embed/[embedId]' }, async () => {
    const { searchParams } = new URL(request.url)
    const wished = searchParams.get('class')
    const reading = await readEmbed({ portal, embedId, wished, shown: searchParams.get('shown') })
    if (!reading) throw new RefusedRequest(404, 'not_found')
    return Response.json(
      { ...embedAnswer(reading), ...watchWords(reading) },
      { headers: { 'cache-control': 'public, max-age=1' } },
    )
  })
}

export function embedAnswer({ standing, shown }: NonNullable<EmbedReading>): EmbedAnswer {
  if (!shown) return { standing, shown: null }
  const { classSessionId, title, startsAt, endsAt } = shown.page
  const times = { startsAtMs: startsAt.getTime(), endsAtMs: endsAt.getTime() }
  return { standing, shown: { classSessionId, title, ...times, viewers: shown.viewers } }
}

export function watchWords({ shown }: NonNullable<EmbedReading>) {
  return {
    state: shown?.page.state ?? ('ended' as const),
    playlistUrl: shown?.playback?.playlistUrl ?? null,
    stateUrl: shown?.playback?.stateUrl ?? null,
    replay: shown?.replay ?? null,
    next: nextWord(shown?.page.next ?? null),
  }
}
