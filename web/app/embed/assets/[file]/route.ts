import { answerEmbedAsset } from '../../../../embed/answer-embed-asset'
import { getPortal } from '../../../../server/portal'

interface Context {
  params: Promise<{ file: string }>
}

export async function GET(request: Request, { params }: Context) {
  return answerEmbedAsset({ portal: getPortal(), request, ...(await params), isForGood: true })
}
