import type { FeedClass } from '@/domain/partner/list-feed-classes'
import { chooseText } from '../i18n/choose-text'
import type { Locale } from '../i18n/locales'

/** A class as it stands in feeds, in one language. */
export interface FeedItem {
  /** Of the class, whatever becomes of it and wherever the portal moves. */
  id: string
  classSessionId: string
  url: string
  /** The asking partner's own player of its course; null without one. */
  embedUrl: string | null
  title: string
  summary: string
  courseTitle: string
  schoolName: string
  state: FeedClass['state']
  isCancelled: boolean
  language: string
  startsAt: Date
  endsAt: Date
  replaySeconds: number | null
  createdAt: Date
  changedAt: Date
  version: number
}

interface ItemOptions {
  locale: Locale
  portalUrl: string
}

export function toFeedItem(entry: FeedClass, { locale, portalUrl }: ItemOptions): FeedItem {
  const { classSessionId, embedId, title, courseTitle, schoolName, ...rest } = entry
  const names = { course: chooseText(courseTitle, locale), school: chooseText(schoolName, locale) }
  return {
    ...rest,
    ...{ classSessionId, id: `urn:seedling:class:${classSessionId}` },
    url: new URL(`/watch/${classSessionId}`, portalUrl).href,
    embedUrl: embedId ? new URL(`/embed/${embedId}?class=${classSessionId}`, portalUrl).href : null,
    title: chooseText(title, locale),
    summary: `${names.course} · ${names.school}`,
    ...{ courseTitle: names.course, schoolName: names.school },
  }
}

export interface FeedHead {
  title: string
  description: string
  language: string
  homeUrl: string
  feedUrl: string
  items: FeedItem[]
}
