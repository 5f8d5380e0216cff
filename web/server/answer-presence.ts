import { z } from 'zod'
import { noteChildPresence } from '@/domain/attendance/note-child-presence'
import { notePresence } from '@/domain/attendance/note-presence'
import { answer, RefusedRequest } from './answer'
import type { FindAccount } from './find-grants'
import { domainContext, type Portal } from './portal'
import { readBody } from './read-body'

const longestMs = 60_000
const bodySchema = z.object({
  viewerId: z.string().regex(/^[0-9a-f]{32}$/),
  // A page that was opened before these were told says only that it plays.
  playedMs: z.int().min(0).max(longestMs).default(1),
  stalledMs: z.int().min(0).max(longestMs).default(0),
})
const limits = { longestBytes: 200, withinMs: 5_000 }

interface PresenceRequest {
  portal: Portal
  request: Request
  classSessionId: string
  /** Looks up who watches, if they are signed in. */
  findAccount: FindAccount
  /** Who the family said is before this screen; null where it said nothing. */
  findChildIds(asked: { accountId: string; classSessionId: string }): Promise<string[] | null>
}

/** `POST /api/presence/<classSessionId>`: a player says that it plays, and how well. */
export function answerPresence(options: PresenceRequest) {
  const { portal, request, classSessionId, findAccount, findChildIds } = options
  return answer({ portal, route: '/api/presence/[classSessionId]' }, async () => {
    const body = bodySchema.safeParse(readJson(await readBody(request, limits)))
    if (!body.success) throw new RefusedRequest(400, 'unreadable')
    const account = await findAccount()
    const { viewerId, ...playback } = body.data
    const { db, now } = domainContext(portal)
    const accountId = account?.accountId ?? null
    const children = accountId
      ? await noteChildPresence({
          ...{ db, now, classSessionId, accountId, playback },
          childIds: await findChildIds({ accountId, classSessionId }),
        })
      : 0
    await notePresence({
      ...{ db, now, classSessionId, viewerId, accountId, playback },
      isForFamily: children > 0,
    })
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
