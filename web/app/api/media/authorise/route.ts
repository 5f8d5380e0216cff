import { answerAuthorise } from '../../../../server/answer-media-node'
import { getPortal } from '../../../../server/portal'

export const POST = (request: Request) => answerAuthorise(request, getPortal())
