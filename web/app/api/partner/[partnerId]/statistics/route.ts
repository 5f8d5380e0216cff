import { findCurrentAccount } from '../../../../../auth/current-account'
import { answerStatistics } from '../../../../../partner/answer-statistics'
import { getPortal } from '../../../../../server/portal'

interface Context {
  params: Promise<{ partnerId: string }>
}

export async function GET(request: Request, { params }: Context) {
  const findAccount = findCurrentAccount
  return answerStatistics({ portal: getPortal(), request, ...(await params), findAccount })
}
