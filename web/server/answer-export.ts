import { may } from '@/domain/access/may'
import { DomainError } from '@/domain/domain-error'
import { exportSchool } from '@/domain/school/export-school'
import { answer } from './answer'
import { type FindAccount, findGrants } from './find-grants'
import type { Portal } from './portal'

interface ExportRequest {
  portal: Portal
  schoolId: string
  findAccount: FindAccount
}

/** `GET /api/school/<schoolId>/export`: everything of a school as JSON, for whoever runs it. */
export function answerExport({ portal, schoolId, findAccount }: ExportRequest) {
  return answer({ portal, route: '/api/school/[schoolId]/export' }, async () => {
    const grants = await findGrants(findAccount)
    if (!may(grants, 'run_school', schoolId)) throw new DomainError('school_not_found')
    const exported = await exportSchool({ db: portal.db, schoolId })
    return new Response(JSON.stringify(exported, null, 2), {
      headers: {
        'content-type': 'application/json',
        'content-disposition': `attachment; filename="school-${schoolId}.json"`,
        'cache-control': 'no-store',
      },
    })
  })
}
