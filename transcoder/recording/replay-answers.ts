import { join } from 'node:path'
import { mediaResponse, playlistResponse } from '../origin/rendition-answers'
import { notFound, type OriginRequest, type OriginResponse, textResponse } from '../origin/response'
import { keyframePart } from '../packager/boxes/keyframe-part'
import { findMediaName, segmentName } from '../playlist/names'
import { codeOf } from './disk-room'
import type { Recordings } from './recordings'
import { type Replay, renderReplay } from './replay'
import { StorageError } from './s3-bucket'

const playlistSeconds = 10
const mostKeptReplays = 16
const folderName = /^[\w-]{1,32}$/

/** Answers for what lies below `/replay/<node>/<broadcastId>/`: an ended broadcast from its recording. */
export class ReplayAnswers {
  private readonly kept = new Map<string, { version: string; replay: Replay }>()

  constructor(private readonly recordings: Recordings) {}

  /** `rest`: the path below the broadcast's. */
  async answer(
    broadcastId: string,
    { rest, request }: { rest: string; request: OriginRequest },
  ): Promise<OriginResponse> {
    try {
      const names = rest.split('/')
      if (names.length === 3) return await this.answerMedia(broadcastId, names)
      // What is still being recorded is watched live.
      if (this.recordings.isRecording(broadcastId)) return notFound()
      const text = (await this.find(broadcastId)).playlists.get(rest)
      return text ? playlistResponse(text, { request, seconds: playlistSeconds }) : notFound()
    } catch (error) {
      if (error instanceof StorageError) {
        return textResponse(503, 'The recording cannot be reached for now.')
      }
      const reason = codeOf(error) ?? (error instanceof Error ? error.name : 'unknown')
      // Not the error itself: its path holds the broadcast's secret.
      throw new Error(`a recording cannot be read (${reason})`)
    }
  }

  private async answerMedia(broadcastId: string, names: readonly string[]) {
    const [run = '', rendition = '', fileName = ''] = names
    const name = findMediaName(fileName)
    if (!folderName.test(run) || !folderName.test(rendition)) return notFound()
    if (name?.kind !== 'segment' && name?.kind !== 'init-section' && name?.kind !== 'keyframe') {
      return notFound()
    }
    const storedName = name.kind === 'keyframe' ? segmentName(name.msn) : fileName
    const bytes = await this.recordings.readMedia(broadcastId, join(run, rendition, storedName))
    if (!bytes) return notFound()
    if (name.kind === 'keyframe') return mediaResponse([keyframePart(bytes)])
    if (name.kind === 'segment') return mediaResponse([bytes])
    const { kinds } = await this.find(broadcastId)
    return mediaResponse([bytes], `${kinds.get(rendition) ?? 'video'}/mp4`)
  }

  private async find(broadcastId: string): Promise<Replay> {
    const version = await this.recordings.readVersion(broadcastId)
    const known = this.kept.get(broadcastId)
    if (known?.version === version) return known.replay
    const replay = renderReplay(await this.recordings.readRuns(broadcastId))
    if (replay.playlists.size > 0) this.keep(broadcastId, { version, replay })
    return replay
  }

  private keep(broadcastId: string, entry: { version: string; replay: Replay }) {
    this.kept.delete(broadcastId)
    this.kept.set(broadcastId, entry)
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= mostKeptReplays) break
      this.kept.delete(oldest)
    }
  }
}
