import { findCurrentAccount } from '../../../../../auth/current-account'
import { answerEvidencePage } from '../../../../../evidence/answer-evidence-page'
import { getPortal } from '../../../../../server/portal'

interface Context {
  params: Promise<{ evidenceId: string; page: string }>
}

export async function GET(_: Request, { params }: Context) {
  const { evidenceId, page } = await params
  return answerEvidencePage({
    ...{ portal: getPortal(), evidenceId, page, findAccount: findCurrentAccount },
  })
}
