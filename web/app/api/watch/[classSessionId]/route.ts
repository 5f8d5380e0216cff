import { findCurrentViewer } from '../../../../join/current-viewer'
import { answerWatch } from '../../../../server/answer-watch'
import { getPortal } from '../../../../server/portal'

interface Context {
  params: Promise<{ classSessionId: string }>
}

export async function GET(_request: Request, { params }: Context) {
  const { classSessionId } = await params
  return answerWatch({ portal: getPortal(), classSessionId, findViewer: findCurrentViewer })
}
