import { findSignInAmongMany } from '@/domain/account/find-sign-in-among-many'
import { DomainError } from '@/domain/domain-error'
import { requestSchema, requestSubscription } from '@/domain/enrolment/request-subscription'
import { doorLimits } from '../auth/door-limits'
import { readSignInId } from '../auth/next-auth'
import { RefusedRequest } from '../server/answer'
import { domainContext, type Portal } from '../server/portal'
import { BodyTooLongError, BodyTooSlowError } from '../server/read-body'
import { findTicketPlace } from '../waiting-room/find-ticket-place'
import { findWaitingRoom } from '../waiting-room/waiting-room'

/** What a request at this door needs to show, however it came. */
export interface AskingRequest {
  portal: Portal
  origin: string | undefined
  contentType: string | undefined
  /** The session cookie's content. */
  cookie: string | undefined
  /** The content of the waiting room's. */
  ticket: string | undefined
  readBody(): Promise<string>
}

interface AskingAnswer {
  status: number
  body: unknown
}

export const askingRoute = '/api/subscriptions'

/** A request is ten children at most, each with what a claim says, sealed. */
export const askingLimits = { longestBytes: 256 * 1024, withinMs: 10_000 }

/**
 * `POST /api/subscriptions`: asks for a family's children; the answer is given when it is written down for
 * good. Only from our own pages: a cookie alone would let any site ask in a guardian's name. While people wait
 * for their turn to ask, nobody asks here before them.
 */
export async function answerRequest(request: AskingRequest): Promise<AskingAnswer> {
  const { portal, origin, contentType, cookie } = request
  if (origin !== portal.settings.portalOrigin) throw new RefusedRequest(403, 'foreign_origin')
  if (!contentType?.startsWith('application/json')) throw new RefusedRequest(415, 'not_json')
  if (mustWait(request)) throw new RefusedRequest(503, 'waiting')
  const { db, now } = domainContext(portal)
  const signInId = readSignInId({ portal, cookie })
  const [account, text] = await Promise.all([
    signInId && findSignInAmongMany({ db, now, signInId }),
    request.readBody(),
  ])
  if (!account || account.secondFactor === 'asked_for')
    throw new RefusedRequest(401, 'unauthorised')
  const { accountId } = account
  // Without an address: whoever has a sign-in asks for their own children alone.
  if (!doorLimits(portal).begin({ trial: 'ask', account: accountId, address: undefined }))
    throw new RefusedRequest(429, 'too_many_tries')
  const asked = requestSchema.safeParse(readJson(text))
  if (!asked.success) throw new RefusedRequest(400, 'invalid_request')
  const children = await requestSubscription({
    ...{ db, keys: portal.settings.childDataKeys, accountId, ...asked.data },
  })
  return { status: 200, body: { children } }
}

/** What is said to whoever is turned away; null for what broke. */
export function refusalOf(error: unknown): AskingAnswer | null {
  if (error instanceof RefusedRequest)
    return { status: error.status, body: { error: error.message } }
  if (error instanceof BodyTooLongError) return { status: 413, body: { error: 'body_too_long' } }
  if (error instanceof BodyTooSlowError) return { status: 408, body: { error: 'body_too_slow' } }
  if (error instanceof DomainError) return { status: error.status, body: { error: error.code } }
  return null
}

function mustWait({ portal, ticket }: AskingRequest) {
  const room = findWaitingRoom()
  if (!room?.door?.isOpen) return false
  const { settings, clock } = portal
  return findTicketPlace({ room, cookie: ticket, settings, nowMs: clock() })?.state !== 'in'
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
