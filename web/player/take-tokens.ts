import { splitPlaybackUrl } from '@/common/playback-token-path'
import type { PlaybackPass } from './playback-pass'
import type { PortalWord } from './player-state'

/** The portal's word without tokens, so that a new one changes nothing in it; the pass takes the newest. */
export function takeTokens(
  { state, playback, replay, next }: PortalWord,
  pass: PlaybackPass,
): PortalWord {
  const playlist = playback && splitPlaybackUrl(playback.playlistUrl)
  const document = playback && splitPlaybackUrl(playback.stateUrl)
  const again = replay?.state === 'ready' ? splitPlaybackUrl(replay.playlistUrl) : null
  // Either is good for both; a class for everybody may have a recording that is not.
  pass.take(again?.token ?? playlist?.token ?? null)
  return {
    ...{ state, next },
    playback: playlist && document && { playlistUrl: playlist.url, stateUrl: document.url },
    replay: replay?.state === 'ready' && again ? { ...replay, playlistUrl: again.url } : replay,
  }
}
