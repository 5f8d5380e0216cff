import { connection } from 'next/server'
import { cache } from 'react'
import { broadcastStatePath, multivariantPlaylistPath } from '@/common/media-path'
import { findWatchPage, type WatchPage } from '@/domain/course/find-watch-page'
import { findCurrentViewer } from '../../../join/current-viewer'
import { domainContext, getPortal } from '../../../server/portal'
import { replayAnswer } from '../../../server/replay-answer'

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
    playback: playbackAddresses(page.playback, portal.settings.EDGE_URL),
    replay: replayAnswer(page.replay, portal.settings.EDGE_URL),
    startsAtMs: page.startsAt.getTime(),
    endsAtMs: page.endsAt.getTime(),
    renderedAtMs: context.now.getTime(),
  }
  return { page, player }
})

function playbackAddresses(playback: WatchPage['playback'], edgeUrl: string) {
  if (!playback) return null
  return {
    playlistUrl: new URL(multivariantPlaylistPath(playback), edgeUrl).href,
    stateUrl: new URL(broadcastStatePath(playback), edgeUrl).href,
  }
}
