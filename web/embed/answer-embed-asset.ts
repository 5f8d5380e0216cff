import { answer, RefusedRequest } from '../server/answer'
import type { Portal } from '../server/portal'
import { findEmbedAsset } from './embed-assets'

interface AssetRequest {
  portal: Portal
  request: Request
  file: string
  /** Its name changes with its content. */
  isForGood: boolean
}

/** `GET /embed/assets/<file>` and `GET /embed.js`: the player's code for other sites. */
export function answerEmbedAsset({ portal, request, file, isForGood }: AssetRequest) {
  return answer({ portal, route: '/embed/assets/[file]' }, async () => {
    const acceptEncoding = request.headers.get('accept-encoding') ?? ''
    const asset = await findEmbedAsset(file, acceptEncoding)
    if (!asset) throw new RefusedRequest(404, 'not_found')
    const life = isForGood ? 'max-age=31536000, immutable' : 'max-age=3600'
    // It is packed already: without this Next would pack it once more.
    const cacheControl = `public, ${life}, no-transform`
    return new Response(new Uint8Array(asset.body), {
      headers: { ...asset.headers, 'cache-control': cacheControl },
    })
  })
}
