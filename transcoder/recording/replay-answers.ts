import { join } from 'node:path'
import type { ReplayRule } from '@/common/media-contract'
import { mediaResponse, playlistResponse } from '../origin/rendition-answers'
import {
  notFound,
  type OriginRequest,
  type OriginResponse,
  textResponse,
  withAccess,
} from '../origin/response'
import { keyframePart } from '../packager/boxes/keyframe-part'
import { findMediaName, segmentName } from '../playlist/names'
import { codeOf } from './disk-room'
import type { Recordings } from './recordings'
import { type Replay, renderReplay } from './replay'
import type { Stretch } from './replay-timeline'
import { StorageError } from './s3-bucket'

const playlistSeconds = 10
const mostKeptReplays = 16
const folderName = /^[\w-]{1,32}$/

interface ReplayAnswersOptions {
  recordings: Recordings
  /** Rejects when it is not known for now. */
  readRule(broadcastId: string): Promise<ReplayRule>
}

/** Answers for what lies below `/replay/<node>/<broadcastId>/`: an ended broadcast from its recording. */
export class ReplayAnswers {
  private readonly kept = new Map<string, { version: string; replay: Replay }>()

  constructor(private readonly options: ReplayAnswersOptions) {}

  /** `rest`: the path below the broadcast's. */
  async answer(
    broadcastId: string,
    { rest, request }: { rest: string; request: OriginRequest },
  ): Promise<OriginResponse> {
    const rule = await this.options.readRule(broadcastId).catch(() => null)
    if (!rule) return textResponse(503, 'Whether this may be watched is not known for now.')
    if (rule.outcome === 'withheld') return notFound()
    const shown = { id: broadcastId, ...readStretch(rule) }
    return withAccess(await this.answerShown(shown, { rest, request }), rule.access ?? 'open')
  }

  private async answerShown(
    shown: Shown,
    { rest, request }: { rest: string; request: OriginRequest },
  ) {
    try {
      const names = rest.split('/')
      if (names.length === 3) return await this.answerMedia(shown, names)
      // What is still being recorded is watched live.
      if (this.options.recordings.isRecording(shown.id)) return notFound()
      const text = (await this.find(shown)).playlists.get(rest)
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

  private async answerMedia(shown: Shown, names: readonly string[]) {
    const [run = '', rendition = '', fileName = ''] = names
    const name = findMediaName(fileName)
    if (!folderName.test(run) || !folderName.test(rendition)) return notFound()
    if (name?.kind !== 'segment' && name?.kind !== 'init-section' && name?.kind !== 'keyframe') {
      return notFound()
    }
    if (name.kind !== 'init-section' && !(await this.isShown(shown, `${run}/${name.msn}`))) {
      return notFound()
    }
    const storedName = name.kind === 'keyframe' ? segmentName(name.msn) : fileName
    const bytes = await this.options.recordings.readMedia(
      shown.id,
      join(run, rendition, storedName),
    )
    if (!bytes) return notFound()
    if (name.kind === 'keyframe') return mediaResponse([keyframePart(bytes)])
    if (name.kind === 'segment') return mediaResponse([bytes])
    const { kinds } = await this.find(shown)
    return mediaResponse([bytes], `${kinds.get(rendition) ?? 'video'}/mp4`)
  }

  private async isShown(shown: Shown, segment: string) {
    const isWhole = !Number.isFinite(shown.fromMs) && !Number.isFinite(shown.toMs)
    return isWhole || (await this.find(shown)).segments.has(segment)
  }

  private async find({ id, ...stretch }: Shown): Promise<Replay> {
    const { recordings } = this.options
    const { fromMs, toMs } = stretch
    const version = `${await recordings.readVersion(id)} ${fromMs} ${toMs}`
    const known = this.kept.get(id)
    if (known?.version === version) return known.replay
    const replay = renderReplay(await recordings.readRuns(id), stretch)
    if (replay.playlists.size > 0) this.keep(id, { version, replay })
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

/** A broadcast, and what of it is shown. */
type Shown = { id: string } & Stretch

const readStretch = ({ from, to }: Extract<ReplayRule, { outcome: 'shown' }>): Stretch => ({
  fromMs: from === null ? Number.NEGATIVE_INFINITY : Date.parse(from),
  toMs: to === null ? Number.POSITIVE_INFINITY : Date.parse(to),
})
