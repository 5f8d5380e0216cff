import type { Clock } from '@/common/clock'
import { parseAudioTag, parseVideoTag, UnsupportedCodecError } from '@/transcoder/flv/flv-tag'
import type { IngestMetrics } from '../ingest-metrics'
import type { Opening, Publication, PublishDesk } from '../publication'
import { readAggregate } from './aggregate-message'
import type { RtmpMessage } from './chunk-reader'
import type { CloseReason } from './close-reason'
import { type Command, offersEnhancedRtmp, parseCommand, parseStreamName } from './command'
import { connectInformation, connectProperties } from './connect-answer'
import { decodeCommandValues, type GuardedRtmp } from './guarded-rtmp'
import { messageType, userControl } from './message-type'
import { ProtocolViolation } from './protocol-violation'
import { refusals } from './publish-refusal'
import type { RtmpLimits } from './rtmp-limits'
import { TimestampUnwrapper } from './timestamp-unwrapper'

type State =
  | { name: 'connecting' }
  | { name: 'connected' }
  | { name: 'authorising'; streamId: number; held: RtmpMessage[]; heldBytes: number }
  | { name: 'publishing'; publication: Publication }
  | { name: 'closed' }

interface PublishSessionOptions {
  protocol: GuardedRtmp
  limits: RtmpLimits
  desk: PublishDesk
  clock: Clock
  metrics: IngestMetrics
  /** The connection goes on to its next phase and gets that one's time. */
  onPhase(phase: 'publish' | 'authorisation' | 'media'): void
  onGrant(broadcastId: string): void
  /** What was sent is flushed before the socket is closed. */
  end(reason: CloseReason): void
}

/** RTMP 1.0 section 5.4.4 and 5.4.5: how much may be under way without an acknowledgement. */
const windowBytes = 2_500_000
const dynamicLimit = 2
/** As large as the base class's writing assumes. */
const outgoingChunkBytes = 65_535
const mostStreams = 8

/** What one peer says, and what it gets for an answer: from `connect` to the last frame. */
export class PublishSession {
  lastMediaAtMs: number
  /** The window that the peer asked for: an acknowledgement is due every so many bytes. */
  acknowledgeEveryBytes = windowBytes
  private state: State = { name: 'connecting' }
  private createdStreams = 0
  private wantsFcPublish = false
  private readonly timestamps = new TimestampUnwrapper()
  private readonly leaving = new AbortController()

  constructor(private readonly options: PublishSessionOptions) {
    this.lastMediaAtMs = options.clock()
  }

  /** How long a message of this type may be, as things stand. */
  longestMessageBytes(type: number) {
    const { limits } = this.options
    switch (type) {
      case messageType.commandAmf0:
      case messageType.commandAmf3:
        return limits.commandMessageBytes
      case messageType.audio:
        return limits.audioMessageBytes
      case messageType.video:
      case messageType.aggregate:
        return this.state.name === 'publishing'
          ? limits.videoMessageBytes
          : limits.mediaBytesBeforeGrant
      default:
        return type <= messageType.setPeerBandwidth
          ? limits.controlMessageBytes
          : limits.dataMessageBytes
    }
  }

  get mostUnfinishedBytes() {
    const { unfinishedBytes, mediaBytesBeforeGrant } = this.options.limits
    return this.state.name === 'publishing' ? unfinishedBytes : mediaBytesBeforeGrant
  }

  receive(message: RtmpMessage) {
    switch (message.type) {
      case messageType.video:
      case messageType.audio:
        return this.receiveMedia(message)
      case messageType.aggregate:
        for (const part of readAggregate(message)) {
          if (part.type === messageType.video || part.type === messageType.audio) {
            this.receiveMedia(part)
          }
        }
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
    if (state.name !== 'publishing') return
    this.options.metrics.publishers -= 1
    if (reason === 'publisher_stopped') state.publication.stop()
    else state.publication.lose()
  }

  private receiveMedia(message: RtmpMessage) {
    const { state } = this
    switch (state.name) {
      case 'publishing':
        return this.deliver(message, state.publication)
      case 'authorising':
        state.held.push(message)
        // A message costs something even when it is empty.
        state.heldBytes += message.payload.length + 64
        if (state.heldBytes > this.options.limits.mediaBytesBeforeGrant) {
          this.options.end('too_much_before_grant')
        }
        return
      case 'closed':
        return
      default:
        throw new ProtocolViolation('media without publish')
    }
  }

  private deliver({ type, timestampMs, payload }: RtmpMessage, publication: Publication) {
    const { metrics, clock } = this.options
    const unwrappedMs = this.timestamps.unwrap(timestampMs)
    try {
      const parse = type === messageType.video ? parseVideoTag : parseAudioTag
      const event = parse(payload, unwrappedMs)
      if (!event) return
      if (event.kind === 'video-frame') metrics.videoFrames += 1
      if (event.kind === 'audio-frame') metrics.audioFrames += 1
      this.lastMediaAtMs = clock()
      publication.push(event)
    } catch (error) {
      if (error instanceof UnsupportedCodecError) this.refuseCodec(error)
      else if (error instanceof RangeError) metrics.damagedMessages += 1
      else throw error
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
    const { protocol, end } = this.options
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
        return this.refusePlay(streamId)
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
        if (this.state.name === 'publishing' || this.state.name === 'authorising') {
          end('publisher_stopped')
        }
        return
    }
  }

  private connect(command: Command) {
    if (this.state.name !== 'connecting') throw new ProtocolViolation('connect comes twice')
    const { protocol, onPhase } = this.options
    this.state = { name: 'connected' }
    onPhase('publish')
    protocol.sendWindowACK(windowBytes)
    protocol.setPeerBandwidth(windowBytes, dynamicLimit)
    protocol.setChunkSize(outgoingChunkBytes)
    const isEnhanced = offersEnhancedRtmp(command)
    protocol.sendResult(
      command.transactionId,
      connectProperties({ isEnhanced }),
      connectInformation,
    )
  }

  private createStream(transactionId: number) {
    if (this.state.name === 'connecting') throw new ProtocolViolation('createStream before connect')
    this.createdStreams += 1
    if (this.createdStreams > mostStreams) throw new ProtocolViolation('too many streams')
    this.options.protocol.sendResult(transactionId, null, this.createdStreams)
  }

  private publish(command: Command, streamId: number) {
    if (this.state.name !== 'connected') throw new ProtocolViolation('publish out of turn')
    const { desk, onPhase } = this.options
    const streamKey = parseStreamName(command) ?? ''
    this.state = { name: 'authorising', streamId, held: [], heldBytes: 0 }
    this.lastMediaAtMs = this.options.clock()
    onPhase('authorisation')
    const session = this
    const publisher = {
      get lastMediaAtMs() {
        return session.lastMediaAtMs
      },
      giveWay: () => this.options.end('taken_over'),
    }
    void desk
      .open({ streamKey, publisher, signal: this.leaving.signal })
      .then((opening) => this.open(opening))
  }

  private open(opening: Opening) {
    const { state } = this
    if (state.name !== 'authorising') {
      if (opening.outcome === 'granted') opening.publication.lose()
      return
    }
    if (opening.outcome === 'refused') return this.refusePublish(opening.reason, state.streamId)
    this.state = { name: 'publishing', publication: opening.publication }
    this.lastMediaAtMs = this.options.clock()
    this.options.metrics.publishers += 1
    this.options.onGrant(opening.broadcastId)
    this.options.onPhase('media')
    this.sayStart(state.streamId)
    for (const message of state.held) this.receiveMedia(message)
  }

  private sayStart(streamId: number) {
    const { protocol } = this.options
    const start = {
      level: 'status',
      code: 'NetStream.Publish.Start',
      description: 'The broadcast may begin.',
    } as const
    protocol.sendStreamStatus(userControl.streamBegin, streamId)
    if (this.wantsFcPublish) {
      protocol.sendInvokeMessage(0, { cmd: 'onFCPublish', transId: 0, cmdObj: null, info: start })
    }
    protocol.sendStatus(streamId, start)
  }

  private refusePublish(reason: keyof typeof refusals, streamId: number) {
    const { codes, description } = refusals[reason]
    for (const code of codes) {
      this.options.protocol.sendStatus(streamId, { level: 'error', code, description })
    }
    this.options.end('publish_refused')
  }

  private refuseCodec({ message }: UnsupportedCodecError) {
    const { protocol, end } = this.options
    const status = {
      level: 'error',
      code: 'NetStream.Publish.Denied',
      description: message,
    } as const
    protocol.sendStatus(1, status)
    end('codec_refused')
  }

  private refusePlay(streamId: number) {
    const { protocol, end } = this.options
    protocol.sendStatus(streamId, {
      level: 'error',
      code: 'NetStream.Play.Failed',
      description: 'Classes are watched on the portal, not over RTMP.',
    })
    end('play_refused')
  }

  private receiveUserControl(payload: Buffer) {
    if (payload.length < 6 || payload.readUInt16BE(0) !== userControl.pingRequest) return
    this.options.protocol.sendPong(payload.readUInt32BE(2))
  }

  private changeWindow(payload: Buffer) {
    if (payload.length < 4) throw new ProtocolViolation('a window size is truncated')
    this.acknowledgeEveryBytes = Math.max(1, payload.readUInt32BE(0))
  }
}
