import { may } from '@/domain/access/may'
import { listAttendance } from '@/domain/attendance/list-attendance'
import { DomainError } from '@/domain/domain-error'
import { openNamesForTeacher } from '../children/open-names-for-teacher'
import { getReader } from '../i18n/reader'
import { answer } from '../server/answer'
import { type FindAccount, findAsker } from '../server/find-grants'
import { domainContext, type Portal } from '../server/portal'
import { formatCsv, formatXlsx } from './attendance-table'

interface AttendanceRequest {
  portal: Portal
  schoolId: string
  /** As in `<classSessionId>.csv`. */
  file: string
  findAccount: FindAccount
}

const filePattern = /^(?<classSessionId>[a-z0-9]+)\.(?<kind>csv|xlsx)$/
const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** `GET /api/school/<schoolId>/attendance/<classSessionId>.<csv|xlsx>`: for those who teach there. */
export function answerAttendance({ portal, schoolId, file, findAccount }: AttendanceRequest) {
  return answer({ portal, route: '/api/school/[schoolId]/attendance/[file]' }, async () => {
    const { accountId, grants } = await findAsker(findAccount)
    const { classSessionId, kind } = filePattern.exec(file)?.groups ?? {}
    if (!classSessionId || !may(grants, 'teach', schoolId)) {
      throw new DomainError('class_session_not_found')
    }
    const { db, now } = domainContext(portal)
    const [{ t, format }, school, attendance, classSession] = await Promise.all([
      getReader(),
      db.school.findUniqueOrThrow({ where: { id: schoolId } }),
      listAttendance({ db, now, schoolId, classSessionId }),
      db.classSession.findUniqueOrThrow({ where: { id: classSessionId } }),
    ])
    const { teacherId } = classSession
    const { children } = attendance
    const names = await openNamesForTeacher({ portal, accountId, teacherId, children })
    const { timeZone } = school
    const say = (moment: Date) =>
      format.dateTime(moment, { dateStyle: 'short', timeStyle: 'medium', timeZone })
    const options = { attendance, names, t, say }
    const isSheet = kind === 'xlsx'
    return new Response(isSheet ? await formatXlsx(options) : formatCsv(options), {
      headers: {
        'content-type': types[isSheet ? 'xlsx' : 'csv'],
        'content-disposition': `attachment; filename="attendance-${classSessionId}.${kind}"`,
        'cache-control': 'no-store',
      },
    })
  })
}
