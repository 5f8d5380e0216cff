import ical, { ICalEventStatus } from 'ical-generator'
import type { FeedHead } from './feed-item'

const refreshSeconds = 900

/** The same classes as iCalendar (RFC 5545), with the UIDs that they have in all our calendars. */
export function formatClassCalendar({ title, homeUrl, items }: FeedHead) {
  const { host } = new URL(homeUrl)
  const calendar = ical({ name: title, prodId: '//Seedling//Classes//EN', ttl: refreshSeconds })
  for (const item of items) {
    calendar.createEvent({
      id: `${item.classSessionId}@${host}`,
      sequence: item.version,
      ...{ start: item.startsAt, end: item.endsAt, stamp: item.changedAt },
      ...{ summary: item.title, description: item.summary, url: item.url },
      status: item.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}
