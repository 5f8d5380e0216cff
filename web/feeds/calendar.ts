import ical, { ICalEventStatus } from 'ical-generator'
import type { listTimetable } from '@/domain/course/list-timetable'

interface CalendarOptions {
  name: string
  classes: Awaited<ReturnType<typeof listTimetable>>
  portalUrl: string
  /** The language of titles. */
  locale: 'zh' | 'en'
}

const refreshSeconds = 3_600

/**
 * Classes as iCalendar (RFC 5545), times in UTC: each device shows them on its own clock. A class that was
 * moved keeps its UID with a higher SEQUENCE, one that was cancelled says so.
 */
export function formatCalendar({ name, classes, portalUrl, locale }: CalendarOptions) {
  const { host } = new URL(portalUrl)
  const calendar = ical({ name, prodId: '//Seedling//Timetable//EN', ttl: refreshSeconds })
  for (const { id, titleZh, titleEn, startsAt, endsAt, version, ...rest } of classes) {
    const { teacher, classroom, course, cancelledAt, reason } = rest
    calendar.createEvent({
      id: `${id}@${host}`,
      sequence: version,
      start: startsAt,
      end: endsAt,
      stamp: rest.createdAt,
      summary: locale === 'zh' ? titleZh : titleEn,
      description: [
        locale === 'zh' ? course.school.nameZh : course.school.nameEn,
        teacher?.name,
        reason,
      ]
        .filter(Boolean)
        .join('\n'),
      location: classroom.name,
      url: new URL(`/watch/${id}`, portalUrl).href,
      status: cancelledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}
