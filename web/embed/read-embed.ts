import { countViewers } from '@/domain/attendance/count-viewers'
import { findWatchPage } from '@/domain/course/find-watch-page'
import { chooseEmbedClass } from '@/domain/partner/choose-embed-class'
import { findEmbed } from '@/domain/partner/find-embed'
import { playbackAddresses } from '../server/playback-addresses'
import { domainContext, type Portal } from '../server/portal'
import { ShortCache } from '../server/short-cache'

interface ReadEmbedOptions {
  portal: Portal
  embedId: string
  /** The class that a link asks for. */
  wished: string | null
}

const lifeMs = 1_000
const longestEntries = 5_000

/** What there is to say of an embed, to its page and to its player; null when there is no such embed. */
export type EmbedReading = Awaited<ReturnType<typeof lookUp>>

const caches = new WeakMap<Portal, ShortCache<EmbedReading>>()

/** One look-up a second serves all who watch on all sites. */
export function readEmbed(options: ReadEmbedOptions): Promise<EmbedReading> {
  const { portal, embedId, wished } = options
  const known = caches.get(portal)
  const cache = known ?? new ShortCache({ clock: portal.clock, lifeMs, longestEntries })
  if (!known) caches.set(portal, cache)
  return cache.get(`${embedId} ${wished ?? ''}`, () => lookUp(options))
}

async function lookUp({ portal, embedId, wished }: ReadEmbedOptions) {
  const context = domainContext(portal)
  const found = await findEmbed({ ...context, embedId })
  if (!found) return null
  const { embed, standing } = found
  if (standing !== 'open') return { embed, standing, shown: null }
  const classSessionId = await chooseEmbedClass({ ...context, embed, wished })
  const page = classSessionId && (await findWatchPage({ ...context, classSessionId }))
  if (!page) return { embed, standing, shown: null }
  const { playback } = page
  const viewers = playback
    ? await countViewers({ ...context, broadcastIds: [playback.broadcastId] })
    : null
  return {
    ...{ embed, standing },
    shown: {
      page,
      ...playbackAddresses({ portal, page, embedId }),
      viewers: (playback && viewers?.get(playback.broadcastId)) ?? 0,
    },
  }
}
