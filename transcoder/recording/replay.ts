import { multivariantPlaylistName } from '@/common/media-path'
import { EncodedText } from '../origin/playlist-cache'
import { renderMultivariantPlaylist } from '../playlist/multivariant-playlist'
import { keyframePlaylistName, mediaPlaylistName } from '../playlist/names'
import type { RecordedRun } from './recorded-broadcast'
import { describeReplay, renderReplayPlaylist } from './replay-playlist'
import { layReplay, type Stretch } from './replay-timeline'

/** What is answered for a recording: a long class's playlists are far smaller than what they say. */
export interface Replay {
  /** By their path below the replay's. */
  playlists: ReadonlyMap<string, EncodedText>
  /** Of each rendition. */
  kinds: ReadonlyMap<string, 'video' | 'audio'>
  /** What is listed, as `<run>/<media sequence number>`: nothing else is given out. */
  segments: ReadonlySet<string>
}

/** No playlists where there is nothing to be watched. */
export function renderReplay(runs: readonly RecordedRun[], stretch?: Stretch): Replay {
  const slots = layReplay(runs, stretch)
  const segments = new Set(slots.map(({ run, msn }) => `${run.runId}/${msn}`))
  const kinds = new Map(
    runs.flatMap(({ inits }) => inits.map(({ rendition, kind }) => [rendition, kind] as const)),
  )
  const playlists = new Map<string, EncodedText>()
  if (slots.length === 0) return { playlists, kinds, segments }
  const multivariant = renderMultivariantPlaylist(describeReplay(runs, slots))
  playlists.set(multivariantPlaylistName, new EncodedText(multivariant))
  for (const [renditionId, kind] of kinds) {
    const text = renderReplayPlaylist(slots, renditionId)
    if (!text) continue
    playlists.set(`${renditionId}/${mediaPlaylistName}`, new EncodedText(text))
    if (kind === 'audio') continue
    const keyframes = renderReplayPlaylist(slots, renditionId, { keyframesOnly: true })
    if (!keyframes) continue
    playlists.set(`${renditionId}/${keyframePlaylistName}`, new EncodedText(keyframes))
  }
  return { playlists, kinds, segments }
}
