import { z } from 'zod'
import { answer } from '../server/answer'
import type { Portal } from '../server/portal'
import { findShared } from './find-shared'
import { formatOembedXml } from './format-oembed-xml'
import { oembedOf } from './oembed-of'

interface OembedRequest {
  portal: Portal
  request: Request
}

const sizeSchema = z.coerce.number().int().min(1).max(10_000).optional().catch(undefined)
const querySchema = z.object({
  url: z.url({ protocol: /^https?$/ }).max(1_000),
  format: z.string().default('json'),
  maxwidth: sizeSchema,
  maxheight: sizeSchema,
})

/** oEmbed 1.0 §2.3.4: the errors that it names; 400 for a request that is none. */
const refusals = {
  400: 'The parameter url is missing, or is no address.',
  401: 'This class is not public, or its school does not let it be shown on other sites.',
  404: 'There is no class at this address.',
  501: 'Only the formats json and xml can be had.',
} as const

const life = 'public, max-age=300'

/** `GET /oembed`: what a pasted link of a class, or of an embed, becomes in others' systems. */
export function answerOembed({ portal, request }: OembedRequest) {
  return answer({ portal, route: '/oembed' }, async () => {
    const given = Object.fromEntries(new URL(request.url).searchParams)
    const query = querySchema.safeParse(given)
    if (!query.success) return refuse(400)
    const { url, format, ...most } = query.data
    if (format !== 'json' && format !== 'xml') return refuse(501)
    const shared = await findShared({ portal, url: new URL(url) })
    if (shared.outcome !== 'player') return refuse(shared.outcome === 'none' ? 404 : 401)
    const oembed = oembedOf({ portal, shared, most })
    const isXml = format === 'xml'
    return new Response(isXml ? formatOembedXml(oembed) : JSON.stringify(oembed), {
      headers: {
        'content-type': isXml ? 'text/xml; charset=utf-8' : 'application/json; charset=utf-8',
        'cache-control': life,
        'access-control-allow-origin': '*',
      },
    })
  })
}

function refuse(status: keyof typeof refusals) {
  return new Response(refusals[status], {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
