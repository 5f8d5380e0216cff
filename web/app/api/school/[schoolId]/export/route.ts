import { findCurrentAccount } from '../../../../../auth/current-account'
import { answerExport } from '../../../../../server/answer-export'
import { getPortal } from '../../../../../server/portal'

interface Context {
  params: Promise<{ schoolId: string }>
}

export async function GET(_: Request, { params }: Context) {
  const { schoolId } = await params
  return answerExport({ portal: getPortal(), schoolId, findAccount: findCurrentAccount })
}
