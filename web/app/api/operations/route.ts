import { findCurrentAccount } from '../../../auth/current-account'
import { answerOperations } from '../../../server/answer-operations'
import { getPortal } from '../../../server/portal'

export async function GET() {
  return answerOperations({ portal: getPortal(), findAccount: findCurrentAccount })
}
