import { createHash } from 'node:crypto'

interface Answerable {
  body: string
  nowMs: number
  headers: Record<string, string>
}

const mostRemembered = 2_000
/** When a content was first seen here: its last change, as exactly as one is needed. */
const seenAt = new Map<string, number>()

/** 304 to whoever has this content already (RFC 9110 §13.1): by its tag, else by its date. */
export function answerUnchanged(request: Request, { body, nowMs, headers }: Answerable) {
  const digest = createHash('sha256').update(body).digest('base64url')
  const etag = `"${digest}"`
  const changedAtMs = Math.floor(firstSeen(digest, nowMs) / 1000) * 1000
  const own = { ...headers, etag, 'last-modified': new Date(changedAtMs).toUTCString() }
  const isKnown = knows(request, etag, changedAtMs)
  return isKnown
    ? new Response(null, { status: 304, headers: own })
    : new Response(body, { headers: own })
}

function knows({ headers }: Request, etag: string, changedAtMs: number) {
  const tags = headers.get('if-none-match')
  if (tags !== null) {
    const known = tags.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
    return known.includes('*') || known.includes(etag)
  }
  const sinceMs = Date.parse(headers.get('if-modified-since') ?? '')
  return !Number.isNaN(sinceMs) && changedAtMs <= sinceMs
}

function firstSeen(digest: string, nowMs: number) {
  const known = seenAt.get(digest) ?? nowMs
  seenAt.delete(digest)
  seenAt.set(digest, known)
  for (const oldest of seenAt.keys()) {
    if (seenAt.size <= mostRemembered) break
    seenAt.delete(oldest)
  }
  return known
}
