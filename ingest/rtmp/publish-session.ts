import type { Clock } from '@/common/clock'
import { UnsupportedCodecError } from '@/transcoder/flv/flv-tag'
import type { IngestMetrics } from '../ingest-metrics'
import type { DismissReason, Opening, Publication, PublishDesk } from '../publication'
import { readAggregate } from './aggregate-message'
import {
  answerConnect,
  sayCodecRefused,
  sayPlayFailed,
  sayPublishRefused,
  sayPublishStart,
  sayTooFast,
  windowBytes,
} from './answers'
import type { BufferedBytes } from './buffered-bytes'
import type { RtmpMessage } from './chunk-reader'
import type { CloseReason } from './close-reason'
import { type Command, findSender, parseCommand, parseStreamName } from './command'
import { decodeCommandValues, type GuardedRtmp } from './guarded-rtmp'
import { MediaDensity } from './media-density'
import { MediaReader } from './media-reader'
import type { Standing } from './message-allowance'
import { messageType, userControl } from './message-type'
import { ProtocolViolation } from './protocol-violation'
import type { RefusalReason } from './publish-refusal'
import type { Excess } from './receive-meter'
import type { RtmpLimits } from './rtmp-limits'

type State =
  | { name: 'connecting' }
  | { name: 'connected' }
  | { name: 'authorising'; streamId: number; held: RtmpMessage[]; heldBytes: number }
  | { name: 'publishing'; streamId: number; publication: Publication }
  | { name: 'closed' }

interface PublishSessionOptions {
  protocol: GuardedRtmp
  limits: RtmpLimits
  buffered: BufferedBytes
  desk: PublishDesk
  clock: Clock
  metrics: IngestMetrics
  /** The connection goes on to its next phase and gets that one's time. */
  onPhase(phase: 'publish' | 'authorisation' | 'media'): void
  onGrant(broadcastId: string): void
  /** Something broke outside of `receive`, where nobody could catch it. */
  onFailure(error: unknown): void
  /** What was sent is flushed before the socket is closed. */
  end(reason: CloseReason): void
}

const mostStreams = 8
/** What a held message costs beside its payload. */
const heldMessageBytes = 64

/** What one peer says, and what it gets for an answer: from `connect` to the last frame. */
export class PublishSession {
  /** The window that the peer asked for: an acknowledgement is due every so many bytes. */
  acknowledgeEveryBytes = windowBytes
  /** Why it was not let in. */
  refusal: RefusalReason | undefined
  private state: State = { name: 'connecting' }
  private createdStreams = 0
  private wantsFcPublish = false
  private sentBy: string | null = null
  private readonly media: MediaReader
  private readonly density = new MediaDensity()
  private readonly leaving = new AbortController()

  constructor(private readonly options: PublishSessionOptions) {
    this.media = new MediaReader(options)
  }

  get lastMediaAtMs() {
    return this.media.lastMediaAtMs
  }

  get standing(): Standing {
    switch (this.state.name) {
      case 'publishing':
        return 'granted'
      case 'authorising':
        return 'before_grant'
      default:
        return 'before_publish'
    }
  }

  /** The peer sends more than it may. */
  refuseExcess(excess: Excess) {
    const { state } = this
    if (state.name === 'publishing') sayTooFast(this.options.protocol, state.streamId)
    this.options.end(excess)
  }

  /** Throws ProtocolViolation. */
  receive(message: RtmpMessage) {
    switch (message.type) {
      case messageType.video:
      case messageType.audio:
        return this.receiveMedia(message)
      case messageType.aggregate:
        for (const part of readAggregate(message)) this.receiveMedia(part)
        return
      case messageType.commandAmf0:
      case messageType.commandAmf3:
        return this.receiveCommand(message)
      case messageType.userControl:
        return this.receiveUserControl(message.payload)
      case messageType.windowAcknowledgementSize:
        return this.changeWindow(message.payload)
    }
  }

  /** The connection is over. */
  close(reason: CloseReason) {
    const { state } = this
    this.state = { name: 'closed' }
    this.leaving.abort()
    if (state.name === 'authorising') this.options.buffered.add(-state.heldBytes)
    if (state.name !== 'publishing') return
    this.options.metrics.publishers -= 1
    if (reason === 'publisher_stopped') state.publication.stop()
    else state.publication.lose()
  }

  private receiveMedia(message: RtmpMessage) {
    const { state } = this
    switch (state.name) {
      case 'publishing':
        return this.deliver(message, state)
      case 'authorising':
        return this.hold(message, state)
      case 'closed':
        return
      default:
        throw new ProtocolViolation('media without publish')
    }
  }

  private hold(message: RtmpMessage, state: Extract<State, { name: 'authorising' }>) {
    const { limits, buffered, end } = this.options
    const bytes = message.payload.length + heldMessageBytes
    state.held.push(message)
    state.heldBytes += bytes
    buffered.add(bytes)
    const isTooMuch = state.heldBytes > limits.mediaBytesBeforeGrant
    if (isTooMuch || buffered.total > limits.bufferedBytesOfAll) end('too_much_before_grant')
  }

  private deliver(
    message: RtmpMessage,
    { publication, streamId }: { publication: Publication; streamId: number },
  ) {
    const { type, timestampMs, payload } = message
    if (!this.density.take({ type, timestampMs, bytes: payload.length })) {
      return this.refuseExcess('too_fast')
    }
    try {
      const event = this.media.read(message)
      if (event) publication.push(event)
    } catch (error) {
      if (!(error instanceof UnsupportedCodecError)) throw error
      sayCodecRefused(this.options.protocol, streamId, error.message)
      this.options.end('codec_refused')
    }
  }

  private receiveCommand({ type, payload, streamId }: RtmpMessage) {
    // RTMP 1.0 section 7.1.1: AMF3 commands carry AMF0 values behind a format byte of 0.
    const isAmf3 = type === messageType.commandAmf3 && payload[0] === 0
    const command = parseCommand(decodeCommandValues(isAmf3 ? payload.subarray(1) : payload))
    if (!command) throw new ProtocolViolation('a command has no name')
    this.answer(command, streamId)
  }

  private answer(command: Command, streamId: number) {
    const { protocol } = this.options
    const { transactionId } = command
    switch (command.name) {
      case 'connect':
        return this.connect(command)
      case 'createStream':
        return this.createStream(transactionId)
      case 'publish':
        return this.publish(command, streamId)
      case 'play':
      case 'play2':
        sayPlayFailed(protocol, streamId)
        return this.options.end('play_refused')
      case 'FCPublish':
        this.wantsFcPublish = true
        return protocol.sendResult(transactionId, null)
      case 'releaseStream':
      case '_checkbw':
        return protocol.sendResult(transactionId, null)
      case 'getStreamLength':
        return protocol.sendResult(transactionId, null, 0)
      case 'FCUnpublish':
      case 'closeStream':
      case 'deleteStream':
        return this.unpublish()
    }
  }

  private connect(command: Command) {
    if (this.state.name !== 'connecting') throw new ProtocolViolation('connect comes twice')
    this.state = { name: 'connected' }
    this.sentBy = findSender(command)
    this.options.onPhase('publish')
    answerConnect(this.options.protocol, command)
  }

  private createStream(transactionId: number) {
    if (this.state.name === 'connecting') throw new ProtocolViolation('createStream before connect')
    this.createdStreams += 1
    if (this.createdStreams > mostStreams) throw new ProtocolViolation('too many streams')
    this.options.protocol.sendResult(transactionId, null, this.createdStreams)
  }

  private publish(command: Command, streamId: number) {
    if (this.state.name !== 'connected') throw new ProtocolViolation('publish out of turn')
    const { desk, onPhase, onFailure } = this.options
    this.state = { name: 'authorising', streamId, held: [], heldBytes: 0 }
    onPhase('authorisation')
    const { media } = this
    media.restartWaiting()
    const publisher = {
      get lastMediaAtMs() {
        return media.lastMediaAtMs
      },
      giveWay: () => this.options.end('taken_over'),
      dismiss: (reason: DismissReason) => {
        sayPublishRefused(this.options.protocol, streamId, reason)
        this.options.end(reason)
      },
    }
    const streamKey = parseStreamName(command) ?? ''
    desk
      .open({ streamKey, sentBy: this.sentBy, publisher, signal: this.leaving.signal })
      .then((opening) => this.open(opening))
      .catch(onFailure)
  }

  private open(opening: Opening) {
    const { state } = this
    if (state.name !== 'authorising') {
      if (opening.outcome === 'granted') opening.publication.lose()
      return
    }
    const { protocol, metrics, buffered, onGrant, onPhase, end } = this.options
    const { streamId, held } = state
    if (opening.outcome === 'refused') {
      this.refusal = opening.reason
      sayPublishRefused(protocol, streamId, opening.reason)
      return end('publish_refused')
    }
    buffered.add(-state.heldBytes)
    this.state = { name: 'publishing', streamId, publication: opening.publication }
    metrics.publishers += 1
    this.media.restartWaiting()
    onGrant(opening.broadcastId)
    onPhase('media')
    sayPublishStart(protocol, { streamId, wantsFcPublish: this.wantsFcPublish })
    for (const message of held) this.receiveMedia(message)
  }

  private unpublish() {
    if (this.state.name !== 'publishing' && this.state.name !== 'authorising') return
    this.options.end('publisher_stopped')
  }

  private receiveUserControl(payload: Buffer) {
    if (payload.length < 6 || payload.readUInt16BE(0) !== userControl.pingRequest) return
    this.options.protocol.sendUserControl(userControl.pingResponse, payload.readUInt32BE(2))
  }

  private changeWindow(payload: Buffer) {
    if (payload.length < 4) throw new ProtocolViolation('a window size is truncated')
    this.acknowledgeEveryBytes = Math.max(1, payload.readUInt32BE(0))
  }
}
