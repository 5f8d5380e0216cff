import { createTranslator } from 'use-intl/core'
import { listFeedClasses } from '@/domain/partner/list-feed-classes'
import { type Locale, languageTags } from '../i18n/locales'
import { messagesByLocale } from '../i18n/messages'
import { answer, RefusedRequest } from '../server/answer'
import { domainContext, type Portal } from '../server/portal'
import { answerUnchanged } from './answer-unchanged'
import { type FeedHead, toFeedItem } from './feed-item'
import { formatClassCalendar } from './format-class-calendar'
import { formatJsonFeed } from './format-json-feed'
import { formatRss } from './format-rss'

/** The forms in which classes are fed on, by the end of the file's name. */
export const classFeedKinds = ['json', 'rss', 'ics'] as const
export type ClassFeedKind = (typeof classFeedKinds)[number]

const forms: Record<ClassFeedKind, { type: string; format(head: FeedHead): string }> = {
  json: { type: 'application/feed+json; charset=utf-8', format: formatJsonFeed },
  rss: { type: 'application/rss+xml; charset=utf-8', format: formatRss },
  ics: { type: 'text/calendar; charset=utf-8', format: formatClassCalendar },
}

interface ClassFeedOptions {
  portal: Portal
  request: Request
  /** Where it is, as it calls itself. */
  path: string
  kind: ClassFeedKind
  locale: Locale
  /** Whose feed it is; null for everybody's. */
  partner: { id: string; isLimited: boolean } | null
}

/** What is on air, what comes and what can be watched again, as a feed; 304 while nothing has changed. */
export async function answerClassFeed(options: ClassFeedOptions) {
  const { portal, request, path, kind, locale, partner } = options
  const context = domainContext(portal)
  const portalUrl = portal.settings.PORTAL_URL
  const classes = await listFeedClasses({ ...context, partner })
  const t = createTranslator({ locale: languageTags[locale], messages: messagesByLocale[locale] })
  const head: FeedHead = {
    title: `${t('site.name')} · ${t('site.tagline')}`,
    description: t('site.description'),
    language: languageTags[locale],
    homeUrl: new URL('/', portalUrl).href,
    feedUrl: new URL(path, portalUrl).href,
    items: classes.map((entry) => toFeedItem(entry, { locale, portalUrl })),
  }
  const { type, format } = forms[kind]
  return answerUnchanged(request, {
    ...{ portal, address: `${path} ${locale}`, body: format(head) },
    headers: {
      'content-type': type,
      'cache-control': partner ? 'private, max-age=60' : 'public, max-age=60',
      'access-control-allow-origin': '*',
      vary: 'accept-language, authorization',
    },
  })
}

/** `GET /feeds/courses.<json|rss|ics>`: of everybody's classes. */
export function answerPublicFeed({
  portal,
  request,
  file,
  locale,
}: Omit<ClassFeedOptions, 'path' | 'kind' | 'partner'> & { file: string }) {
  return answer({ portal, route: '/feeds/[of]' }, () => {
    const kind = classFeedKinds.find((known) => file === `courses.${known}`)
    if (!kind) throw new RefusedRequest(404, 'not_found')
    const path = `/feeds/${file}`
    return answerClassFeed({ portal, request, path, kind, locale, partner: null })
  })
}
