import { z } from 'zod'
import { notePresence } from '@/domain/attendance/note-presence'
import { isListed } from '@/domain/partner/frame-ancestors'
import { noteViewing } from '@/domain/partner/note-viewing'
import { answer, RefusedRequest } from '../server/answer'
import { domainContext, type Portal } from '../server/portal'
import { readBody } from '../server/read-body'
import { readEmbed } from './read-embed'

/** No word is about more than the time since the one before. */
const longestMs = 90_000
const milliseconds = z.number().int().min(0)

const bodySchema = z.object({
  viewerId: z.string().regex(/^[0-9a-f]{32}$/),
  classSessionId: z.string().max(64),
  site: z.string().max(300).nullable(),
  startMs: milliseconds.max(600_000).nullable(),
  playedMs: milliseconds.max(longestMs),
  stalledMs: milliseconds.max(longestMs),
})
const limits = { longestBytes: 800, withinMs: 5_000 }

interface EmbedPresenceRequest {
  portal: Portal
  request: Request
  embedId: string
}

/** `POST /api/embed/<embedId>/presence`: a player on an embed says that it plays, and how well. */
export function answerEmbedPresence({ portal, request, embedId }: EmbedPresenceRequest) {
  return answer({ portal, route: '/api/embed/[embedId]/presence' }, async () => {
    const body = bodySchema.safeParse(readJson(await readBody(request, limits)))
    if (!body.success) throw new RefusedRequest(400, 'unreadable')
    const { viewerId, classSessionId, site, ...quality } = body.data
    const reading = await readEmbed({ portal, embedId, wished: classSessionId })
    if (reading?.standing !== 'open') throw new RefusedRequest(404, 'not_found')
    const { embed } = reading
    const { db, now } = domainContext(portal)
    const context = { db, now, classSessionId, viewerId }
    // What a page says of itself counts where the embed's list says it, too.
    const knownSite = site && isListed(site, embed) ? site : null
    await noteViewing({ ...context, embed, site: knownSite, ...quality })
    await notePresence({ ...context, accountId: null, playback: quality })
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
  })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
