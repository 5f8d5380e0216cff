import { broadcastStatePath, multivariantPlaylistPath } from '@/common/media-path'
import type { Portal } from '../server/portal'

interface EmbedPlaybackOptions {
  portal: Portal
  embed: { id: string }
  /** What is on air; null when nothing is. */
  playback: { nodeName: string; broadcastId: string } | null
}

/** Where the player on an embed plays: the one place that gives playback addresses to other sites. */
export function embedPlayback({ portal, playback }: EmbedPlaybackOptions) {
  if (!playback) return null
  const { EDGE_URL } = portal.settings
  return {
    playlistUrl: new URL(multivariantPlaylistPath(playback), EDGE_URL).href,
    stateUrl: new URL(broadcastStatePath(playback), EDGE_URL).href,
  }
}
