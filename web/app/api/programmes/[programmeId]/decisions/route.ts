import { answerDecisions } from '../../../../../programmes/answer-decisions'
import { getPortal } from '../../../../../server/portal'

interface Context {
  params: Promise<{ programmeId: string }>
}

export async function GET(_request: Request, { params }: Context) {
  const { programmeId } = await params
  return answerDecisions({ portal: getPortal(), programmeId })
}
