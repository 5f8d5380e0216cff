import { answer, RefusedRequest } from '../server/answer'
import type { Portal } from '../server/portal'
import { findEmbedAsset } from './embed-assets'

interface AssetRequest {
  portal: Portal
  file: string
  /** Its name changes with its content. */
  isForGood: boolean
}

/** `GET /embed/assets/<file>` and `GET /embed.js`: the player's code for other sites; Next packs it. */
export function answerEmbedAsset({ portal, file, isForGood }: AssetRequest) {
  return answer({ portal, route: '/embed/assets/[file]' }, async () => {
    const asset = await findEmbedAsset(file)
    if (!asset) throw new RefusedRequest(404, 'not_found')
    const life = isForGood ? 'max-age=31536000, immutable' : 'max-age=3600'
    return new Response(new Uint8Array(asset.body), {
      headers: {
        'content-type': asset.type,
        'cache-control': `public, ${life}`,
        'cross-origin-resource-policy': 'cross-origin',
      },
    })
  })
}
