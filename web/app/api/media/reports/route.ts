import { answerReports } from '../../../../server/answer-media-node'
import { getPortal } from '../../../../server/portal'

export const POST = (request: Request) => answerReports(request, getPortal())
