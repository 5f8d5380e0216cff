import { findCurrentAccount } from '../../../../auth/current-account'
import { answerStudio } from '../../../../server/answer-studio'
import { getPortal } from '../../../../server/portal'

interface Context {
  params: Promise<{ classSessionId: string }>
}

export async function GET(_: Request, { params }: Context) {
  const { classSessionId } = await params
  return answerStudio({ portal: getPortal(), classSessionId, findAccount: findCurrentAccount })
}
