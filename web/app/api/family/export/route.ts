import { findCurrentAccount } from '../../../../auth/current-account'
import { answerFamilyExport } from '../../../../server/answer-family-export'
import { getPortal } from '../../../../server/portal'

export async function GET(request: Request) {
  return answerFamilyExport({ portal: getPortal(), request, findAccount: findCurrentAccount })
}
