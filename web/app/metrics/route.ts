import { connection } from 'next/server'
import { answerMetrics } from '../../server/answer-metrics'
import { getPortal } from '../../server/portal'

export async function GET() {
  await connection()
  return answerMetrics(getPortal())
}
