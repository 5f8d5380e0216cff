import { may } from '@/domain/access/may'
import { DomainError } from '@/domain/domain-error'
import { answer } from './answer'
import { type FindAccount, findGrants } from './find-grants'
import type { Portal } from './portal'
import { readSchoolDay } from './read-school-day'

interface SchoolDayRequest {
  portal: Portal
  schoolId: string
  findAccount: FindAccount
}

/** `GET /api/school/<schoolId>/today`: for whoever runs it; to others the school does not exist. */
export function answerSchoolDay({ portal, schoolId, findAccount }: SchoolDayRequest) {
  return answer({ portal, route: '/api/school/[schoolId]/today' }, async () => {
    const grants = await findGrants(findAccount)
    const school = await portal.db.school.findUnique({ where: { id: schoolId } })
    if (!school || !may(grants, 'run_school', schoolId)) {
      throw new DomainError('school_not_found')
    }
    const day = await readSchoolDay({ portal, schoolId, timeZone: school.timeZone })
    return Response.json(day, { headers: { 'cache-control': 'no-store' } })
  })
}
