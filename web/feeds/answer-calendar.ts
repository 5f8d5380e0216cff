import { listTimetable } from '@/domain/course/list-timetable'
import { answer, RefusedRequest } from '../server/answer'
import { domainContext, type Portal } from '../server/portal'
import { formatCalendar } from './calendar'
import { type FeedKind, feedKinds, readFeedFile } from './feed-address'

interface CalendarRequest {
  portal: Portal
  of: string
  file: string
  locale: 'zh' | 'en'
}

const dayMs = 24 * 3_600_000
const pastDays = 30
const comingDays = 366

/**
 * `GET /feeds/<courses|teachers|classrooms|children>/<id>.<key>.ics`; a public course's needs no key. To whoever
 * has none, a calendar does not exist.
 */
export function answerCalendar({ portal, of, file, locale }: CalendarRequest) {
  return answer({ portal, route: '/feeds/[of]/[file]' }, async () => {
    const kind = feedKinds.find((known) => known === of)
    const feed = kind && readFeedFile({ of: kind, file }, portal)
    if (!feed) throw notFound()
    const owner = await findOwner(portal, kind, feed.id)
    if (!owner || !(feed.hasKey || owner.isPublic)) throw notFound()
    const { db, now } = domainContext(portal)
    const classes = await listTimetable({
      db,
      from: new Date(now.getTime() - pastDays * dayMs),
      to: new Date(now.getTime() + comingDays * dayMs),
      of: owner.of,
    })
    const portalUrl = portal.settings.PORTAL_URL
    const name = locale === 'zh' ? owner.zh : owner.en
    return new Response(formatCalendar({ name, classes, portalUrl, locale }), {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="timetable.ics"',
        'cache-control': owner.isPublic ? 'public, max-age=300' : 'private, no-store',
        vary: 'accept-language',
      },
    })
  })
}

const notFound = () => new RefusedRequest(404, 'not_found')

async function findOwner({ db }: Portal, kind: FeedKind, id: string) {
  switch (kind) {
    case 'courses': {
      const course = await db.course.findUnique({ where: { id }, include: { school: true } })
      const isPublic = course?.audience === 'public' && course.school.standing === 'full'
      return course && { of: { courseId: id }, zh: course.titleZh, en: course.titleEn, isPublic }
    }
    case 'teachers': {
      const account = await db.account.findUnique({ where: { id }, select: { name: true } })
      const name = account?.name ?? ''
      return account && { of: { teacherId: id }, zh: name, en: name, isPublic: false }
    }
    case 'children': {
      // Without the name: a calendar is handed on more easily than its owner thinks.
      const child = await db.child.findUnique({ where: { id }, select: { id: true } })
      return (
        child && { of: { childId: id }, zh: '春苗课表', en: 'Seedling classes', isPublic: false }
      )
    }
    case 'classrooms': {
      const room = await db.classroom.findUnique({ where: { id }, select: { name: true } })
      const name = room?.name ?? ''
      return room && { of: { classroomId: id }, zh: name, en: name, isPublic: false }
    }
  }
}
