import { answerEmbedAsset } from '../../embed/answer-embed-asset'
import { getPortal } from '../../server/portal'

export function GET() {
  return answerEmbedAsset({ portal: getPortal(), file: 'seedling-embed.js', isForGood: false })
}
