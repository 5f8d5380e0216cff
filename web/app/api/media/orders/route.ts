import { answerOrders } from '../../../../server/answer-orders'
import { getPortal } from '../../../../server/portal'

export const POST = (request: Request) => answerOrders(request, getPortal())
