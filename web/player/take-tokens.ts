import { splitPlaybackUrl } from '@/common/playback-token-path'
import type { PlaybackPasses } from './playback-pass'
import type { PortalWord } from './player-state'

/** The portal's word without tokens, so that a new one changes nothing in it; the passes take the newest. */
export function takeTokens(
  { state, playback, replay, next }: PortalWord,
  passes: PlaybackPasses,
): PortalWord {
  const playlist = playback && splitPlaybackUrl(playback.playlistUrl)
  const document = playback && splitPlaybackUrl(playback.stateUrl)
  const again = replay?.state === 'ready' ? splitPlaybackUrl(replay.playlistUrl) : null
  passes.live.take(playlist?.token ?? null)
  passes.replay.take(again?.token ?? null)
  return {
    ...{ state, next },
    playback: playlist && document && { playlistUrl: playlist.url, stateUrl: document.url },
    replay: replay?.state === 'ready' && again ? { ...replay, playlistUrl: again.url } : replay,
  }
}
