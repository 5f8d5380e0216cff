import { keyframePart } from '../packager/boxes/keyframe-part'
import type { Rendition } from '../packager/rendition'
import type { Run } from '../packager/run'
import { renderKeyframePlaylist } from '../playlist/keyframe-playlist'
import type { MediaName } from '../playlist/names'
import { findMediaPlaylist } from '../playlist/run-playlists'
import { isListed, isTooFarAhead, partState } from './availability'
import { type DeliveryDirectives, parseDeliveryDirectives } from './delivery-directives'
import { EncodedText, type PlaylistCache } from './playlist-cache'
import {
  cacheControl,
  crossOriginHeaders,
  notFound,
  notMadeForNow,
  type OriginRequest,
  type OriginResponse,
  textResponse,
} from './response'
import { readPart, readSegment } from './segment-bytes'
import type { WaitingRoom, WaitOutcome } from './waiting-room'

interface Place {
  run: Run
  rendition: Rendition
  request: OriginRequest
}

const playlistSeconds = 1
const endedPlaylistSeconds = 60
/** For a rendition made on demand to begin: shorter than players wait for a playlist. */
const startPatienceMs = 5_000

/** Answers for what lies in a rendition's folder: its playlist, init sections, segments and parts. */
export class RenditionAnswers {
  constructor(
    private readonly waitingRoom: WaitingRoom,
    private readonly playlists: PlaylistCache,
  ) {}

  async answer(name: MediaName, place: Place): Promise<OriginResponse> {
    const { window, kind } = place.rendition
    switch (name.kind) {
      case 'media-playlist':
        return this.answerPlaylist(place)
      case 'keyframe-playlist':
        return this.answerKeyframes(place)
      case 'keyframe':
        return this.answerKeyframe(name, place)
      case 'init-section': {
        await this.waitForStart(place)
        const bytes = window.findInitSection(name.number)
        return bytes ? mediaResponse([bytes], `${kind}/mp4`) : notFound()
      }
      case 'segment': {
        const segment = window.findSegment(name.msn)
        if (!segment?.isComplete || segment.isGap) return notFound()
        return answerWith(await readSegment(segment))
      }
      case 'part':
        return this.answerPart(name, place)
    }
  }

  private async answerPart(name: { msn: number; part: number }, place: Place) {
    const { window } = place.rendition
    // RFC 8216bis 6.2.2: a hinted part is asked for before it exists, and the request is held.
    if (partState(window, name) === 'next') {
      const isReady = () => partState(window, name) !== 'next' || place.rendition.supply !== 'made'
      const outcome = await this.wait(place, isReady)
      if (outcome !== 'ready') return refusal(outcome)
    }
    const segment = window.findSegment(name.msn)
    return answerWith(segment && (await readPart(segment, name.part)))
  }

  private answerKeyframes({ run, rendition, request }: Place) {
    const playlist = rendition.kind === 'video' ? findMediaPlaylist(run, rendition) : null
    if (!playlist) return notFound()
    const text = new EncodedText(renderKeyframePlaylist(playlist))
    const seconds = playlist.isEnded ? endedPlaylistSeconds : playlistSeconds
    return playlistResponse(text, { request, seconds })
  }

  private async answerKeyframe({ msn }: { msn: number }, { rendition }: Place) {
    const segment = rendition.kind === 'video' ? rendition.window.findSegment(msn) : null
    if (!segment?.isIndependent) return notFound()
    const [start] = (await readSegment(segment)) ?? []
    return start ? mediaResponse([keyframePart(start)]) : notFound()
  }

  private async answerPlaylist(place: Place): Promise<OriginResponse> {
    const { run, rendition, request } = place
    const directives = findDirectives(request)
    if (!directives) return textResponse(400, 'The delivery directives cannot be read.')
    const { wanted, canSkip } = directives
    const started = await this.waitForStart(place)
    if (started !== 'ready') return refusal(started)
    if (isShed(rendition)) return notMadeForNow()
    if (!this.playlists.find(run, rendition, { canSkip })) return notFound()
    const { window, partTargetSeconds } = rendition
    let isNewest = false
    if (wanted && !window.isEnded) {
      if (isTooFarAhead(window, wanted, partTargetSeconds)) {
        return textResponse(400, 'The playlist will not come as far for a while.')
      }
      isNewest = !isListed(window, wanted) || isLatest(rendition, wanted)
      const isReady = () => isListed(window, wanted) || rendition.supply !== 'made'
      const outcome = await this.wait(place, isReady)
      if (outcome !== 'ready') return refusal(outcome)
      if (isShed(rendition)) return notMadeForNow()
    }
    const text = this.playlists.find(run, rendition, { canSkip })
    return text
      ? playlistResponse(text, { request, seconds: keptSeconds(place, isNewest) })
      : notFound()
  }

  /** What has just begun to be made on demand is waited for, until it has a first segment. */
  private waitForStart({ rendition, request }: Place): Promise<WaitOutcome> {
    const { window } = rendition
    return this.waitingRoom.wait({
      window,
      isReady: () => window.hasCompleteSegment || window.isEnded || !isBeginning(rendition),
      timeoutMs: startPatienceMs,
      signal: request.signal,
    })
  }

  /** RFC 8216bis 6.2.5.2 lets a server give up after three target durations. */
  private wait({ run, rendition, request }: Place, isReady: () => boolean) {
    const timeoutMs = 3000 * (run.schedule.targetDurationSeconds ?? 1)
    return this.waitingRoom.wait({
      window: rendition.window,
      isReady,
      timeoutMs,
      signal: request.signal,
    })
  }
}

export function playlistResponse(
  text: EncodedText,
  { request, seconds }: { request: OriginRequest; seconds: number },
): OriginResponse {
  return {
    status: 200,
    headers: {
      ...crossOriginHeaders,
      'content-type': 'application/vnd.apple.mpegurl',
      'cache-control': cacheControl.forSeconds(seconds),
      vary: 'Accept-Encoding',
      ...(request.acceptsGzip ? { 'content-encoding': 'gzip' } : {}),
    },
    body: [request.acceptsGzip ? text.gzip : text.plain],
  }
}

function answerWith(bytes: readonly Buffer[] | null) {
  return bytes ? mediaResponse(bytes) : notFound()
}

export function mediaResponse(
  body: readonly Buffer[],
  contentType = 'video/iso.segment',
): OriginResponse {
  const headers = { 'content-type': contentType, 'cache-control': cacheControl.immutable }
  return { status: 200, headers: { ...crossOriginHeaders, ...headers }, body }
}

/**
 * A successful answer to a blocking request stays right for its address, and RFC 8216bis would have
 * it cached for six target durations; one to an old address is a plain look at a moving playlist.
 */
function keptSeconds({ run, rendition }: Place, isNewest: boolean) {
  if (rendition.window.isEnded) return endedPlaylistSeconds
  return isNewest ? 6 * (run.schedule.targetDurationSeconds ?? 0) : playlistSeconds
}

const isShed = ({ supply }: Rendition) => supply === 'shed'

const isBeginning = ({ declaration, supply }: Rendition) =>
  declaration !== null && supply === 'made'

function isLatest({ window }: Rendition, wanted: { msn: number; part: number | null }) {
  const { msn, part } = window.nextPart
  if (wanted.part === null) return wanted.msn === msn - 1
  return wanted.msn === msn && wanted.part === part - 1
}

function findDirectives(request: OriginRequest): DeliveryDirectives | null {
  try {
    return parseDeliveryDirectives(request.query)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function refusal(outcome: Exclude<WaitOutcome, 'ready'>) {
  return outcome === 'full'
    ? textResponse(503, 'Too many requests are waiting here.')
    : textResponse(503, 'What was asked for has not come in time.')
}
