import { z } from 'zod'
import { findBroadcastLogId } from '@/common/broadcast-log-id'
import { broadcastIdInPath } from '@/common/media-path'

/** What varnishncsa writes for one fetch; no client is known to it. */
export const fetchLineFormat = JSON.stringify({
  path: '%U%q',
  status: '%s',
  microseconds: '%D',
  error: '%{VSL:FetchError}x',
})

const lineSchema = z.object({
  path: z.string(),
  /** A dash where the origin said nothing. */
  status: z.coerce.number().nullable().catch(null),
  microseconds: z.coerce.number(),
  error: z.string(),
})

/** A fetch from an origin that failed or took long, without the secret of its address. */
export interface TroubledFetch {
  broadcast: string | undefined
  node: string | undefined
  /** Below the broadcast's folder. */
  file: string | undefined
  status: number | undefined
  seconds: number
  error: string | undefined
}

/** Null for a line that is not one of ours. */
export function parseFetchLine(line: string): TroubledFetch | null {
  const parsed = lineSchema.safeParse(parseJson(line))
  if (!parsed.success) return null
  const { path, status, microseconds, error } = parsed.data
  const broadcastId = broadcastIdInPath(path)
  const [node, file] = broadcastId ? path.replace(/^\/\w+\//, '').split(`/${broadcastId}/`) : []
  return {
    broadcast: findBroadcastLogId(path) ?? undefined,
    node,
    file,
    status: status ?? undefined,
    seconds: Math.round(microseconds / 1000) / 1000,
    error: error === '' || error === '-' ? undefined : error,
  }
}

/** Undefined fits no schema. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
