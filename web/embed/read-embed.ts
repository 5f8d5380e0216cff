import { countViewers } from '@/domain/attendance/count-viewers'
import { findWatchPage, type WatchPage } from '@/domain/course/find-watch-page'
import { chooseEmbedClass } from '@/domain/partner/choose-embed-class'
import { embedUntil, findEmbed } from '@/domain/partner/find-embed'
import { playbackAddresses } from '../server/playback-addresses'
import { domainContext, type Portal } from '../server/portal'
import { portalCache } from '../server/portal-cache'

interface ReadEmbedOptions {
  portal: Portal
  embedId: string
  /** The class that a link asks for. */
  wished: string | null
  /** The class that a player shows already, of those of its course. */
  shown?: string | null
}

/** What there is to say of an embed, to its page and to its player; null when there is no such embed. */
export type EmbedReading = Awaited<ReturnType<typeof lookUp>>

const cacheOf = portalCache<EmbedReading>({ lifeMs: 1_000, longestEntries: 5_000 })

/** One look-up a second serves all who watch on all sites. */
export function readEmbed(options: ReadEmbedOptions): Promise<EmbedReading> {
  const { portal, embedId, wished, shown } = options
  return cacheOf(portal).get(`${embedId} ${wished ?? ''} ${shown ?? ''}`, () => lookUp(options))
}

async function lookUp({ portal, embedId, ...asked }: ReadEmbedOptions) {
  const context = domainContext(portal)
  const known = await findEmbed({ ...context, embedId })
  if (!known) return null
  const { embed, standing } = known
  if (standing !== 'open') return { embed, standing, shown: null }
  const wished = asked.wished ?? asked.shown ?? null
  const classSessionId = await chooseEmbedClass({ ...context, embed, wished })
  const found = classSessionId && (await findWatchPage({ ...context, classSessionId }))
  if (!found) return { embed, standing, shown: null }
  const isFixed = embed.classSessionId !== null || asked.wished !== null
  const page = isFixed ? withoutNext(found) : found
  const { playback } = page
  const viewers = playback
    ? await countViewers({ ...context, broadcastIds: [playback.broadcastId] })
    : null
  return {
    ...{ embed, standing },
    shown: {
      page,
      ...playbackAddresses({ portal, page, embed: { id: embedId, until: embedUntil(embed) } }),
      viewers: (playback && viewers?.get(playback.broadcastId)) ?? 0,
    },
  }
}

/** A player of one class stays with it: there, nothing follows. */
const withoutNext = (page: WatchPage): WatchPage =>
  page.next ? { ...page, state: 'ended', next: null } : page
