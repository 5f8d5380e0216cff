import { answerEmbedAsset } from '../../../../embed/answer-embed-asset'
import { getPortal } from '../../../../server/portal'

interface Context {
  params: Promise<{ file: string }>
}

export async function GET(_: Request, { params }: Context) {
  return answerEmbedAsset({ portal: getPortal(), ...(await params), isForGood: true })
}
