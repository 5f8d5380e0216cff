import { answerEmbedState } from '../../../../embed/answer-embed-state'
import { getPortal } from '../../../../server/portal'

interface Context {
  params: Promise<{ embedId: string }>
}

export async function GET(request: Request, { params }: Context) {
  return answerEmbedState({ portal: getPortal(), request, ...(await params) })
}
