import { findCurrentAccount } from '../../../../../auth/current-account'
import { answerSchoolDay } from '../../../../../server/answer-school-day'
import { getPortal } from '../../../../../server/portal'

interface Context {
  params: Promise<{ schoolId: string }>
}

export async function GET(_: Request, { params }: Context) {
  const { schoolId } = await params
  return answerSchoolDay({ portal: getPortal(), schoolId, findAccount: findCurrentAccount })
}
