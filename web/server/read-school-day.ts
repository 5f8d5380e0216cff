import { listSchoolDay } from '@/domain/broadcast/list-school-day'
import { type SchoolDay, schoolDaySchema } from '../school/school-day'
import { domainContext, type Portal } from './portal'
import { withDeadline } from './with-deadline'

/** Before the page gives up on the portal. */
const longestLookUpMs = 3_000

interface ReadDayOptions {
  portal: Portal
  schoolId: string
  timeZone: string
}

/** What a school sees of its day, as it goes over the line. */
export async function readSchoolDay(options: ReadDayOptions): Promise<SchoolDay> {
  const { portal, schoolId, timeZone } = options
  const context = domainContext(portal)
  const classes = await withDeadline(
    listSchoolDay({ ...context, schoolId, timeZone }),
    longestLookUpMs,
  )
  const day = { readAt: context.now, classes: classes.map(({ broadcastId, ...rest }) => rest) }
  return schoolDaySchema.parse(JSON.parse(JSON.stringify(day)))
}
