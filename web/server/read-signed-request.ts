import type { z } from 'zod'
import { readSignature } from '@/common/signed-request'
import { spendSignature } from '@/domain/access/spend-signature'
import { RefusedRequest } from './answer'
import type { Portal } from './portal'
import { readBody } from './read-body'

const bodyLimits = {
  // Room for the contract's longest request: 10,000 broadcast ids, 1,000 reports and 2,000 figures.
  longestBytes: 2 * 1024 * 1024,
  // Longer than a node itself waits for its answer.
  withinMs: 10_000,
}

interface ReadOptions<Schema extends z.ZodType> {
  portal: Portal
  schema: Schema
}

/** Reads what a media node sent. Whoever cannot sign learns nothing but that, and is not listened to. */
export async function readSignedRequest<Schema extends z.ZodType>(
  request: Request,
  { portal, schema }: ReadOptions<Schema>,
): Promise<z.infer<Schema>> {
  const body = await readSignedBody(request, portal)
  const parsed = schema.safeParse(parseJson(body))
  if (!parsed.success) throw new RefusedRequest(400, 'invalid_request')
  return parsed.data
}

async function readSignedBody(request: Request, { db, settings, clock }: Portal) {
  const { pathname, search } = new URL(request.url)
  const signature = await readSignature(
    { method: request.method, path: pathname + search },
    { authorization: request.headers.get('authorization'), secret: settings.MEDIA_SECRET, clock },
  )
  if (!signature) throw new RefusedRequest(401, 'unauthorised')
  const body = await readBody(request, bodyLimits)
  const isGood =
    signature.signs(body) && (await spendSignature({ db, now: new Date(clock()), signature }))
  if (!isGood) throw new RefusedRequest(401, 'unauthorised')
  return body
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
