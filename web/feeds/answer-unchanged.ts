import { createHash } from 'node:crypto'
import { dateFeedContent } from '@/domain/partner/date-feed-content'
import { domainContext, type Portal } from '../server/portal'

interface Answerable {
  portal: Portal
  /** Where this content is, in its language. */
  address: string
  body: string
  headers: Record<string, string>
}

/** 304 to whoever has this content already (RFC 9110 §13.1): by its tag, else by its date. */
export async function answerUnchanged(request: Request, answerable: Answerable) {
  const { portal, address, body, headers } = answerable
  const digest = createHash('sha256').update(body).digest('base64url')
  const etag = `"${digest}"`
  const changedAt = await dateFeedContent({ ...domainContext(portal), address, digest })
  const own = { ...headers, etag, 'last-modified': changedAt.toUTCString() }
  return knows(request, etag, changedAt)
    ? new Response(null, { status: 304, headers: own })
    : new Response(body, { headers: own })
}

function knows({ headers }: Request, etag: string, changedAt: Date) {
  const tags = headers.get('if-none-match')
  if (tags !== null) {
    const known = tags.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
    return known.includes('*') || known.includes(etag)
  }
  const sinceMs = Date.parse(headers.get('if-modified-since') ?? '')
  return !Number.isNaN(sinceMs) && changedAt.getTime() <= sinceMs
}
