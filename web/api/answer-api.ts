import { createHash } from 'node:crypto'
import { z } from 'zod'
import { answerOnce } from '@/domain/api/answer-once'
import { findKey } from '@/domain/api/find-key'
import type { Prisma } from '@/prisma/database'
import { AttemptLimiter } from '../auth/attempt-limiter'
import { answer, RefusedRequest } from '../server/answer'
import { domainContext, type Portal } from '../server/portal'
import { readBody } from '../server/read-body'
import type { ApiCall, Endpoint } from './endpoint'
import { endpoints } from './endpoints'

interface ApiRequest {
  portal: Portal
  request: Request
  /** Below `/api/v1`, as in `class-sessions/abc`. */
  path: string[]
}

const bodyLimits = { longestBytes: 100_000, withinMs: 10_000 }
/** U+0000, which no text of PostgreSQL holds. */
const zeroInJson = '\\u0000'
const pace = { windowMs: 60_000, most: 600 }

/** Any endpoint below `/api/v1`. */
export function answerApi({ portal, request, path }: ApiRequest) {
  const found = findEndpoint(request.method, path)
  const route = found ? `/api/v1${found.endpoint.path}` : '/api/v1'
  return answer({ portal, route }, async () => {
    const key = await readKey(portal, request)
    if (!found) throw new RefusedRequest(404, 'not_found')
    const { endpoint, params } = found
    if (!key.scopes.includes(endpoint.scope)) throw new RefusedRequest(403, 'scope_missing')
    if (!limiterOf(portal).begin(key.id)) throw new RefusedRequest(429, 'too_many_requests')
    const isRead = endpoint.method === 'GET'
    const text = isRead ? '' : await readBody(request, bodyLimits)
    if (text.includes(zeroInJson)) throw new RefusedRequest(400, 'character_zero')
    const url = new URL(request.url)
    const given = {
      query: read(endpoint.query, Object.fromEntries(url.searchParams)),
      body: read(endpoint.body, text ? readJson(text) : {}),
    }
    const { db, now, reconnectWindowMs } = domainContext(portal)
    const portalUrl = portal.settings.PORTAL_URL
    const { schoolId, id: apiKeyId } = key
    const call = { now, reconnectWindowMs, portalUrl, schoolId, apiKeyId, params, ...given }
    const write = () => {
      const requestHash = hash(`${endpoint.method} ${url.pathname}\n${text}`)
      const once = { now, apiKeyId, key: readIdempotencyKey(request), requestHash }
      return db.$transaction((tx) =>
        answerOnce({ tx, ...once }, () => run(endpoint, { ...call, tx })),
      )
    }
    const { status, body } = await (isRead ? run(endpoint, { ...call, tx: db }) : write())
    return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
  })
}

async function run(endpoint: Endpoint, call: ApiCall<unknown, unknown>) {
  const body = endpoint.answer.parse(await endpoint.run(call)) as Prisma.InputJsonValue
  return { status: endpoint.method === 'POST' ? 201 : 200, body }
}

async function readKey(portal: Portal, request: Request) {
  const [, apiKey = ''] = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '') ?? []
  const { db, now } = domainContext(portal)
  const key = await findKey({ db, now, apiKey })
  if (!key) throw new RefusedRequest(401, 'unauthorised')
  return key
}

/** The row of a method and an address, with what stands in its braces. */
function findEndpoint(method: string, path: string[]) {
  for (const endpoint of endpoints) {
    const parts = endpoint.path.split('/').slice(1)
    if (endpoint.method !== method || parts.length !== path.length) continue
    const params: Record<string, string> = {}
    const fits = parts.every((part, index) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1]
      if (name) params[name] = path[index] ?? ''
      return name !== undefined || part === path[index]
    })
    if (fits) return { endpoint, params }
  }
  return null
}

/** What fits the schema; throws a refusal that names what does not. */
function read(schema: z.ZodObject | undefined, given: unknown) {
  if (!schema) return {}
  const parsed = schema.strict().safeParse(given)
  if (!parsed.success) throw new RefusedRequest(400, z.prettifyError(parsed.error))
  return parsed.data
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RefusedRequest(400, 'the body is not JSON')
  }
}

const idempotencyKeyPattern = /^[\x21-\x7e]{1,255}$/

function readIdempotencyKey(request: Request) {
  const key = request.headers.get('idempotency-key') ?? ''
  if (!idempotencyKeyPattern.test(key)) throw new RefusedRequest(400, 'idempotency_key_missing')
  return key
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

const limiters = new WeakMap<Portal, AttemptLimiter>()

function limiterOf(portal: Portal) {
  const known = limiters.get(portal)
  if (known) return known
  const made = new AttemptLimiter({ ...pace, clock: portal.clock })
  limiters.set(portal, made)
  return made
}
