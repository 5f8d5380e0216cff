import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { multivariantPlaylistName } from '@/common/media-path'
import { EncodedText } from '../origin/playlist-cache'
import { mediaResponse, playlistResponse } from '../origin/rendition-answers'
import { notFound, type OriginRequest, type OriginResponse } from '../origin/response'
import { renderMultivariantPlaylist } from '../playlist/multivariant-playlist'
import { findMediaName, mediaPlaylistName } from '../playlist/names'
import { type RecordedRun, readRecordedRuns, readRecordingVersion } from './recorded-broadcast'
import type { Recordings } from './recordings'
import { describeReplay, renderReplayPlaylist } from './replay-playlist'
import { layReplay, type ReplaySlot } from './replay-timeline'

interface Replay {
  version: string
  runs: readonly RecordedRun[]
  slots: readonly ReplaySlot[]
}

const playlistSeconds = 10
const mostKeptReplays = 16
const folderName = /^[\w-]{1,32}$/

/** Answers for what lies below `/replay/<node>/<broadcastId>/`: an ended broadcast from its recording. */
export class ReplayAnswers {
  private readonly kept = new Map<string, Replay>()

  constructor(private readonly recordings: Recordings) {}

  /** `rest`: the path below the broadcast's. */
  async answer(
    broadcastId: string,
    { rest, request }: { rest: string; request: OriginRequest },
  ): Promise<OriginResponse> {
    const names = rest.split('/')
    const [first = '', second = '', fileName = ''] = names
    if (names.length === 3) return this.answerMedia(broadcastId, { run: first, second, fileName })
    // What is still being recorded is watched live.
    if (this.recordings.isRecording(broadcastId)) return notFound()
    const { runs, slots } = await this.find(broadcastId)
    if (slots.length === 0) return notFound()
    if (rest === multivariantPlaylistName) {
      const text = renderMultivariantPlaylist(describeReplay(runs, slots))
      return playlistResponse(new EncodedText(text), { request, seconds: playlistSeconds })
    }
    const isMediaPlaylist = names.length === 2 && second === mediaPlaylistName
    const text = isMediaPlaylist ? renderReplayPlaylist(slots, first) : null
    if (text === null) return notFound()
    return playlistResponse(new EncodedText(text), { request, seconds: playlistSeconds })
  }

  private async answerMedia(
    broadcastId: string,
    { run, second: rendition, fileName }: { run: string; second: string; fileName: string },
  ) {
    const name = findMediaName(fileName)
    if (!folderName.test(run) || !folderName.test(rendition)) return notFound()
    if (name?.kind !== 'segment' && name?.kind !== 'init-section') return notFound()
    const path = join(this.recordings.folderOf(broadcastId), run, rendition, fileName)
    try {
      const bytes = await readFile(path)
      if (name.kind === 'segment') return mediaResponse([bytes])
      return mediaResponse([bytes], `${await this.kindOf(broadcastId, rendition)}/mp4`)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return notFound()
      throw error
    }
  }

  private async kindOf(broadcastId: string, renditionId: string) {
    const { runs } = await this.find(broadcastId)
    const inits = runs.flatMap((run) => run.inits)
    return inits.find(({ rendition }) => rendition === renditionId)?.kind ?? 'video'
  }

  private async find(broadcastId: string): Promise<Replay> {
    const folder = this.recordings.folderOf(broadcastId)
    const version = await readRecordingVersion(folder)
    const known = this.kept.get(broadcastId)
    if (known?.version === version) return known
    const runs = await readRecordedRuns(folder)
    const replay = { version, runs, slots: layReplay(runs) }
    this.kept.delete(broadcastId)
    this.kept.set(broadcastId, replay)
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= mostKeptReplays) break
      this.kept.delete(oldest)
    }
    return replay
  }
}
