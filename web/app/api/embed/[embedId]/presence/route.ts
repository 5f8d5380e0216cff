import { answerEmbedPresence } from '../../../../../embed/answer-embed-presence'
import { getPortal } from '../../../../../server/portal'

interface Context {
  params: Promise<{ embedId: string }>
}

export async function POST(request: Request, { params }: Context) {
  return answerEmbedPresence({ portal: getPortal(), request, ...(await params) })
}
