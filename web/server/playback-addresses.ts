import {
  broadcastStatePath,
  multivariantPlaylistPath,
  type PlaybackDoor,
  replayPlaylistPath,
} from '@/common/media-path'
import { withPlaybackToken } from '@/common/playback-token-path'
import { issuePlaybackToken } from '@/domain/broadcast/issue-playback-token'
import type { WatchPage } from '@/domain/course/find-watch-page'
import type { Portal } from './portal'

interface AddressOptions {
  portal: Pick<Portal, 'settings' | 'clock'>
  page: Pick<WatchPage, 'playback' | 'replay' | 'access' | 'expectedEnd'>
  /** The partner's player in which it is watched: its addresses always have a token, to end with it. */
  embed?: { id: string; until: Date | null }
}

/**
 * Where a class is played and played again, for somebody who may watch it: with a playback token where it
 * needs one.
 */
export function playbackAddresses({ portal, page, embed }: AddressOptions) {
  const { playback, replay, access, expectedEnd } = page
  const { EDGE_URL, PLAYBACK_TOKEN_SECONDS, playbackKeys } = portal.settings
  const address = (path: string, token: string | null) =>
    new URL(withPlaybackToken(path, token), EDGE_URL).href
  const issue = (broadcastId: string, door: PlaybackDoor) =>
    access[door] === 'token' || embed
      ? (issuePlaybackToken({
          now: new Date(portal.clock()),
          ...{ door, broadcastId },
          embedId: embed?.id ?? null,
          allowedUntil: embed?.until ?? null,
          classEndsAt: door === 'live' ? expectedEnd : null,
          keys: playbackKeys,
          lifeSeconds: PLAYBACK_TOKEN_SECONDS,
        })?.token ?? null)
      : null
  const liveToken = playback && issue(playback.broadcastId, 'live')
  return {
    playback: playback && {
      playlistUrl: address(multivariantPlaylistPath(playback), liveToken),
      stateUrl: address(broadcastStatePath(playback), liveToken),
    },
    replay:
      replay?.state === 'ready'
        ? {
            state: replay.state,
            seconds: replay.seconds,
            playlistUrl: address(replayPlaylistPath(replay), issue(replay.broadcastId, 'replay')),
          }
        : replay,
  }
}
