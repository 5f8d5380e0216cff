import { answerReplayRule } from '../../../../server/answer-media-node'
import { getPortal } from '../../../../server/portal'

export const POST = (request: Request) => answerReplayRule(request, getPortal())
