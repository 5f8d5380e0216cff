import { answerEmbedAsset } from '../../embed/answer-embed-asset'
import { getPortal } from '../../server/portal'

export function GET(request: Request) {
  const file = 'seedling-embed.js'
  return answerEmbedAsset({ portal: getPortal(), request, file, isForGood: false })
}
