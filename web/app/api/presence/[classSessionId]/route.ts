import { findCurrentAccount } from '../../../../auth/current-account'
import { findWatchingChildren } from '../../../../children/watching-children'
import { answerPresence } from '../../../../server/answer-presence'
import { getPortal } from '../../../../server/portal'

interface Context {
  params: Promise<{ classSessionId: string }>
}

export async function POST(request: Request, { params }: Context) {
  const { classSessionId } = await params
  return answerPresence({
    ...{ portal: getPortal(), request, classSessionId },
    findAccount: findCurrentAccount,
    findChildIds: findWatchingChildren,
  })
}
