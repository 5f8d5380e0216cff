import { accessHeader, type PlaybackAccess } from '@/common/media-contract'

/** A request as the origin sees it, without a socket. */
export interface OriginRequest {
  method: string
  /** The path without its query, as sent. */
  path: string
  query: URLSearchParams
  acceptsGzip: boolean
  /** Aborted when the client is gone. */
  signal: AbortSignal
}

export interface OriginResponse {
  status: number
  headers: Readonly<Record<string, string>>
  body: readonly Buffer[]
}

/** RFC 8216bis appendix B: any page may read the media, and the headers that players reckon with. */
export const crossOriginHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Date, Age, Content-Length',
  'timing-allow-origin': '*',
}

/** How long caches may keep an answer. */
export const cacheControl = {
  immutable: 'public, max-age=86400, immutable',
  forSeconds: (seconds: number) => `public, max-age=${seconds}`,
  never: 'no-store',
}

export function textResponse(status: number, text: string): OriginResponse {
  // A negative answer may be wrong a moment later: what is missing is often about to be made.
  const kept =
    status === 404 || status === 405 || status === 410
      ? cacheControl.forSeconds(1)
      : cacheControl.never
  return {
    status,
    headers: {
      ...crossOriginHeaders,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': kept,
      ...(status === 503 ? { 'retry-after': '1' } : {}),
    },
    body: [Buffer.from(`${text}\n`)],
  }
}

export const notFound = () => textResponse(404, 'There is nothing at this address.')

export const withheld = () => textResponse(410, 'This class was stopped.')

export const notMadeForNow = () => textResponse(410, 'This rendition is not made for now.')

/** Says with an answer that its broadcast needs a playback token: the edge looks for one, the origin does not. */
export function withAccess(response: OriginResponse, access: PlaybackAccess): OriginResponse {
  if (access === 'open') return response
  return { ...response, headers: { ...response.headers, [accessHeader]: access } }
}

export function jsonResponse(value: unknown, keptSeconds: number): OriginResponse {
  return {
    status: 200,
    headers: {
      ...crossOriginHeaders,
      'content-type': 'application/json',
      'cache-control': cacheControl.forSeconds(keptSeconds),
    },
    body: [Buffer.from(JSON.stringify(value))],
  }
}

export function preflightResponse(): OriginResponse {
  return {
    status: 204,
    headers: {
      ...crossOriginHeaders,
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': '*',
      'access-control-max-age': '86400',
    },
    body: [],
  }
}
