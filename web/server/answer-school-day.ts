import { may } from '@/domain/access/may'
import type { CurrentAccount } from '@/domain/account/find-sign-in'
import { DomainError } from '@/domain/domain-error'
import { answer, RefusedRequest } from './answer'
import type { Portal } from './portal'
import { readSchoolDay } from './read-school-day'

interface SchoolDayRequest {
  portal: Portal
  schoolId: string
  /** Looks up who asks. */
  findAccount(): Promise<Pick<CurrentAccount, 'grants'> | null>
}

/** `GET /api/school/<schoolId>/today`: for whoever runs it; to others the school does not exist. */
export function answerSchoolDay({ portal, schoolId, findAccount }: SchoolDayRequest) {
  return answer({ portal, route: '/api/school/[schoolId]/today' }, async () => {
    const account = await findAccount()
    if (!account) throw new RefusedRequest(401, 'unauthorised')
    const school = await portal.db.school.findUnique({ where: { id: schoolId } })
    if (!school || !may(account.grants, 'run_school', schoolId)) {
      throw new DomainError('school_not_found')
    }
    const day = await readSchoolDay({ portal, schoolId, timeZone: school.timeZone })
    return Response.json(day, { headers: { 'cache-control': 'no-store' } })
  })
}
