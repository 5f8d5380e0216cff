import { findPartnerByKey } from '@/domain/partner/find-partner-key'
import { hasTerms } from '@/domain/partner/may-carry'
import type { Locale } from '../i18n/locales'
import { readBearer } from '../partner/read-bearer'
import { answer, RefusedRequest } from '../server/answer'
import { domainContext, type Portal } from '../server/portal'
import { answerClassFeed } from './answer-class-feed'
import { readPartnerFeedFile } from './partner-feed-address'

interface PartnerFeedRequest {
  portal: Portal
  request: Request
  /** As in `<partnerId>.<key>.json`. */
  file: string
  locale: Locale
}

/**
 * `GET /feeds/partners/<partnerId>[.<key>].<json|rss|ics>`: what a partner may carry, to whoever has the
 * address with its key or sends one of the partner's keys. To all others it does not exist.
 */
export function answerPartnerFeed({ portal, request, file, locale }: PartnerFeedRequest) {
  return answer({ portal, route: '/feeds/[of]/[file]' }, async () => {
    const feed = readPartnerFeedFile(file, portal)
    const partner = feed && (await findReader({ portal, request, feed }))
    if (!feed || !partner) throw new RefusedRequest(404, 'not_found')
    const path = `/feeds/partners/${file}`
    return answerClassFeed({ portal, request, path, kind: feed.kind, locale, partner })
  })
}

interface ReaderOptions {
  portal: Portal
  request: Request
  feed: { partnerId: string; hasKey: boolean }
}

async function findReader({ portal, request, feed: { partnerId, hasKey } }: ReaderOptions) {
  const { db, now } = domainContext(portal)
  if (hasKey) {
    const partner = await db.partner.findUnique({ where: { id: partnerId } })
    return partner && hasTerms(partner, now) ? partner : null
  }
  const apiKey = readBearer(request)
  const partner = apiKey && (await findPartnerByKey({ db, now, apiKey, scope: 'feeds:read' }))
  return partner && partner.id === partnerId ? partner : null
}
