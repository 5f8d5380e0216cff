import type { Clock } from '@/common/clock'
import type { LiveState } from '@/common/live-state'
import {
  broadcastIdPattern,
  broadcastStateName,
  multivariantPlaylistName,
} from '@/common/media-path'
import type { Run } from '../packager/run'
import { renderMultivariantPlaylist } from '../playlist/multivariant-playlist'
import { findMediaName } from '../playlist/names'
import { describeRun } from '../playlist/run-playlists'
import type { ReplayAnswers } from '../recording/replay-answers'
import type { BroadcastPlayback, BroadcastShelf } from './broadcast-shelf'
import { EncodedText, PlaylistCache } from './playlist-cache'
import { playlistResponse, RenditionAnswers } from './rendition-answers'
import {
  jsonResponse,
  notFound,
  type OriginRequest,
  type OriginResponse,
  preflightResponse,
  textResponse,
  withAccess,
  withheld,
} from './response'
import { WaitingRoom } from './waiting-room'

interface OriginOptions {
  shelf: BroadcastShelf
  nodeName: string
  clock: Clock
  replay: ReplayAnswers
  /** Of such a broadcast nothing is answered. */
  isWithheld(broadcastId: string): boolean
}

const pathPattern = /^\/(live|replay)\/([^/]+)\/([^/]+)\/(.+)$/
const mostWaitingRequests = 20_000
const multivariantSeconds = 1

/** The playback addresses of this node: request in, response out. */
export class Origin {
  readonly waitingRoom = new WaitingRoom(mostWaitingRequests)
  private readonly renditions = new RenditionAnswers(this.waitingRoom, new PlaylistCache())

  constructor(private readonly options: OriginOptions) {}

  async answer(request: OriginRequest): Promise<OriginResponse> {
    if (request.method === 'OPTIONS') return preflightResponse()
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return textResponse(405, 'This address can only be read.')
    }
    const [, door, nodeName, broadcastId = '', rest = ''] = pathPattern.exec(request.path) ?? []
    if (nodeName !== this.options.nodeName || !broadcastIdPattern.test(broadcastId)) {
      return notFound()
    }
    const { isWithheld, replay, shelf } = this.options
    if (isWithheld(broadcastId)) return withheld()
    const playback = shelf.find(broadcastId)
    const response =
      door === 'replay'
        ? await replay.answer(broadcastId, { rest, request })
        : playback && (await this.answerBroadcast(playback, { rest, request }))
    // It may have been stopped while the request waited.
    if (isWithheld(broadcastId)) return withheld()
    // Its access is looked at last for the same reason.
    return response && playback && door !== 'replay'
      ? withAccess(response, playback.access)
      : (response ?? notFound())
  }

  private async answerBroadcast(
    playback: BroadcastPlayback,
    { rest, request }: { rest: string; request: OriginRequest },
  ) {
    const nowMs = this.options.clock()
    playback.requests += 1
    if (rest === multivariantPlaylistName || rest === broadcastStateName) {
      const run = playback.findPublishedRun(nowMs)
      if (!run) return notFound()
      return rest === broadcastStateName
        ? jsonResponse(liveState(playback, { run, nowMs }), 1)
        : multivariantResponse(run, request)
    }
    const [runId = '', renditionId = '', fileName = '', ...more] = rest.split('/')
    const run = playback.findRun(runId, nowMs)
    const rendition = run?.renditions.get(renditionId)
    const name = findMediaName(fileName)
    if (!run || !rendition || !name || more.length > 0) return notFound()
    rendition.noteRequest(nowMs)
    return this.renditions.answer(name, { run, rendition, request })
  }
}

function liveState(
  playback: BroadcastPlayback,
  { run, nowMs }: { run: Run; nowMs: number },
): LiveState {
  const { state } = playback
  // On air again, and the new run has no segment yet: what can be played is still the old one.
  const isBetweenRuns = state === 'live' && run.endedAtMs !== null
  const startedAt = new Date(run.options.startedAtMs).toISOString()
  const isAway = isBetweenRuns || playback.isSilent(nowMs)
  return { state: isAway ? 'interrupted' : state, run: run.runId, startedAt }
}

function multivariantResponse(run: Run, request: OriginRequest) {
  const text = new EncodedText(renderMultivariantPlaylist(describeRun(run)))
  return playlistResponse(text, { request, seconds: multivariantSeconds })
}

/** What a path is, for metrics: a small fixed set. */
export function kindOfPath(path: string) {
  if (path.endsWith(`/${broadcastStateName}`)) return 'state'
  // /live/<node>/<broadcastId>/index.m3u8, or two folders deeper.
  if (path.endsWith('.m3u8')) return path.split('/').length <= 5 ? 'multivariant' : 'playlist'
  if (path.endsWith('.mp4')) return 'init'
  if (/\/\d+\.\d+\.m4s$/.test(path)) return 'part'
  return path.endsWith('.m4s') ? 'segment' : 'other'
}
