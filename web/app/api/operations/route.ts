import { answerOperations } from '../../../server/answer-operations'
import { readOperatorToken } from '../../../server/operator-cookie'
import { getPortal } from '../../../server/portal'

export async function GET() {
  return answerOperations({ portal: getPortal(), token: await readOperatorToken() })
}
