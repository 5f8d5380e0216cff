import type { z } from 'zod'
import { isSignedRequest } from '@/common/signed-request'
import { RefusedRequest } from './answer'
import type { Portal } from './portal'
import { readBody } from './read-body'

// Room for the contract's longest request: 10,000 broadcast ids, 1,000 reports and 2,000 figures.
const longestBodyBytes = 2 * 1024 * 1024

interface ReadOptions<Schema extends z.ZodType> {
  portal: Portal
  schema: Schema
}

/** Reads what a media node sent. Whoever cannot sign learns nothing but that. */
export async function readSignedRequest<Schema extends z.ZodType>(
  request: Request,
  { portal, schema }: ReadOptions<Schema>,
): Promise<z.infer<Schema>> {
  const body = await readBody(request, longestBodyBytes)
  const { pathname } = new URL(request.url)
  const isSigned = await isSignedRequest(
    { method: request.method, path: pathname, body },
    {
      authorization: request.headers.get('authorization'),
      secret: portal.settings.MEDIA_SECRET,
      clock: portal.clock,
    },
  )
  if (!isSigned) throw new RefusedRequest(401, 'unauthorised')
  const parsed = schema.safeParse(parseJson(body))
  if (!parsed.success) throw new RefusedRequest(400, 'invalid_request')
  return parsed.data
}

/** Undefined fits no schema, just as text that is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
