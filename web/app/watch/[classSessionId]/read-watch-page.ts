import { connection } from 'next/server'
import { cache } from 'react'
import { findWatchPage } from '@/domain/course/find-watch-page'
import { findCurrentViewer } from '../../../join/current-viewer'
import { nextWord } from '../../../server/next-word'
import { playbackAddresses } from '../../../server/playback-addresses'
import { domainContext, getPortal } from '../../../server/portal'

/** A class and what its player starts with; null when there is no such class. */
export const readWatchPage = cache(async (classSessionId: string) => {
  await connection()
  const portal = getPortal()
  const context = domainContext(portal)
  const viewer = await findCurrentViewer()
  const page = await findWatchPage({ ...context, classSessionId, viewer })
  if (!page) return null
  const player = {
    classSessionId,
    state: page.state,
    ...playbackAddresses({ portal, page }),
    next: nextWord(page.next),
    startsAtMs: page.startsAt.getTime(),
    endsAtMs: page.endsAt.getTime(),
    renderedAtMs: context.now.getTime(),
  }
  return { page, player }
})
