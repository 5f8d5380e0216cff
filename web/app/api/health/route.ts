import { connection } from 'next/server'
import { answerHealth } from '../../../server/answer-health'
import { getPortal } from '../../../server/portal'

export async function GET() {
  await connection()
  return answerHealth(getPortal())
}
