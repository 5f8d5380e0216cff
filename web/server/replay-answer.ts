import { replayPlaylistPath } from '@/common/media-path'
import type { Replay } from '@/domain/broadcast/describe-replay'

/** What a page is told of a replay: whether it is ready, and its address on the edge. */
export function replayAnswer(replay: Replay | null, edgeUrl: string) {
  if (replay?.state !== 'ready') return replay
  const { state, seconds } = replay
  return { state, seconds, playlistUrl: new URL(replayPlaylistPath(replay), edgeUrl).href }
}
