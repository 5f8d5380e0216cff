import { z } from 'zod'
import { addDays, midnightOf, mondayOf, toLocalTime } from '@/domain/course/local-time'
import { listFamilyWeek } from '@/domain/course-enrolment/list-family-week'
import type { Database } from '@/prisma/database'
import { openNames } from '../../../children/open-names'
import type { Portal } from '../../../server/portal'

interface ReadWeekOptions {
  portal: Portal
  db: Database
  now: Date
  familyId: string
  /** Where the family is. */
  timeZone: string
  /** A day of the week, as in 2026-03-02; anything else means this week. */
  asked: unknown
}

const weekDays = 7

/** A week of a family, and its children's names by their ids. */
export async function readWeek({ portal, db, now, familyId, timeZone, asked }: ReadWeekOptions) {
  const day = z.iso.date().safeParse(asked).data ?? toLocalTime(now, timeZone).date
  const monday = mondayOf(day)
  const week = await listFamilyWeek({
    ...{ db, now, familyId, reconnectWindowMs: portal.settings.reconnectWindowMs },
    from: midnightOf(monday, timeZone),
    to: midnightOf(addDays(monday, weekDays), timeZone),
  })
  const names = await openNames(week.children, portal)
  const byId = new Map(week.children.map(({ id }, index) => [id, names[index] ?? '']))
  return { week, monday, names: byId }
}
