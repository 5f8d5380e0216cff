import { findCurrentAccount } from '../../../../../auth/current-account'
import { answerSubscription } from '../../../../../server/answer-subscription'
import { getPortal } from '../../../../../server/portal'

interface Context {
  params: Promise<{ subscriptionId: string }>
}

export async function GET(_: Request, { params }: Context) {
  const { subscriptionId } = await params
  return answerSubscription({
    ...{ portal: getPortal(), subscriptionId },
    findAccount: findCurrentAccount,
  })
}
