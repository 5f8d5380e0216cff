import { answerAttendance } from '../../../../../../attendance/answer-attendance'
import { findCurrentAccount } from '../../../../../../auth/current-account'
import { getPortal } from '../../../../../../server/portal'

interface Context {
  params: Promise<{ schoolId: string; file: string }>
}

export async function GET(_: Request, { params }: Context) {
  const { schoolId, file } = await params
  return answerAttendance({ portal: getPortal(), schoolId, file, findAccount: findCurrentAccount })
}
