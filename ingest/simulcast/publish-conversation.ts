import type { SimulcastAddress } from '@/common/simulcast-address'
import type { SimulcastReason } from '@/common/simulcast-health'
import type { RtmpMessage } from '../rtmp/chunk-reader'
import { messageType, userControl } from '../rtmp/message-type'
import { type AmfValue, writeAmf0 } from './amf0-writer'
import {
  firstChunkBytes,
  mediaChunkBytes,
  type OutgoingMessage,
  writeMessage,
} from './chunk-writer'
import { readServerAnswer, type ServerAnswer } from './server-answers'

interface PublishConversationOptions {
  address: SimulcastAddress
  streamKey: string
  /** By which our own doors know who sends. */
  ownMark: string
  write(bytes: Buffer): void
  /** The server takes media from now on. */
  onPublished(): void
  onRefused(reason: SimulcastReason): void
}

const commandStream = 3
const controlStream = 2
/** Each command asks under a number of its own. */
const asking = { connect: 1, releaseStream: 2, fcPublish: 3, createStream: 4, publish: 5 } as const
const goodbye = { fcUnpublish: 6, deleteStream: 7 } as const
/** Some servers know neither of these, and say so. */
const passedOver: ReadonlySet<number> = new Set([asking.releaseStream, asking.fcPublish])

/** What a publisher and a server say to each other behind the handshake: RTMP 1.0 section 7.2. */
export class PublishConversation {
  /** An acknowledgement is due every so many bytes of the server's. */
  acknowledgeEveryBytes = Number.POSITIVE_INFINITY
  private chunkBytes = firstChunkBytes
  private streamId = 1
  private isPublished = false

  constructor(private readonly options: PublishConversationOptions) {}

  begin() {
    const { address, ownMark } = this.options
    this.command([
      ...['connect', asking.connect],
      {
        app: address.app,
        type: 'nonprivate',
        flashVer: 'FMLE/3.0 (compatible; Seedling)',
        tcUrl: address.text,
        sentBy: ownMark,
      },
    ])
  }

  /** A message of the stream that is published. */
  writeMedia(message: Omit<OutgoingMessage, 'streamId'>) {
    return writeMessage({ ...message, streamId: this.streamId }, this.chunkBytes)
  }

  receive({ type, payload }: RtmpMessage) {
    switch (type) {
      case messageType.commandAmf0:
        return this.answer(readServerAnswer(payload))
      case messageType.commandAmf3:
        // RTMP 1.0 section 7.1.1: AMF0 values behind a format byte of 0.
        return this.answer(readServerAnswer(payload.subarray(1)))
      case messageType.userControl:
        return this.answerPing(payload)
      case messageType.windowAcknowledgementSize:
        if (payload.length >= 4) this.acknowledgeEveryBytes = Math.max(1, payload.readUInt32BE(0))
    }
  }

  acknowledge(receivedBytes: number) {
    this.control(messageType.acknowledgement, number32(receivedBytes))
  }

  sayGoodbye() {
    this.command(['FCUnpublish', goodbye.fcUnpublish, null, this.options.streamKey])
    this.command(['deleteStream', goodbye.deleteStream, null, this.streamId])
  }

  private answer(answer: ServerAnswer) {
    if (answer.kind === 'refused') return this.noteRefusal(answer)
    if (this.isPublished) return
    if (answer.kind === 'published') {
      this.isPublished = true
      this.options.onPublished()
    }
    if (answer.kind !== 'result') return
    if (answer.transactionId === asking.connect) this.askForStream()
    else if (answer.transactionId === asking.createStream) this.askToPublish(answer.value)
  }

  private noteRefusal(answer: Extract<ServerAnswer, { kind: 'refused' }>) {
    if (passedOver.has(answer.transactionId)) return
    this.options.onRefused(answer.isOurselves ? 'loops_back' : 'refused')
  }

  private askForStream() {
    const { streamKey } = this.options
    this.control(messageType.setChunkSize, number32(mediaChunkBytes))
    this.chunkBytes = mediaChunkBytes
    this.command(['releaseStream', asking.releaseStream, null, streamKey])
    this.command(['FCPublish', asking.fcPublish, null, streamKey])
    this.command(['createStream', asking.createStream, null])
  }

  private askToPublish(streamId: unknown) {
    if (typeof streamId === 'number' && streamId > 0 && streamId < 2 ** 31) {
      this.streamId = Math.floor(streamId)
    }
    const ask = ['publish', asking.publish, null, this.options.streamKey, 'live']
    this.command(ask, this.streamId)
  }

  private answerPing(payload: Buffer) {
    if (payload.length < 6 || payload.readUInt16BE(0) !== userControl.pingRequest) return
    const pong = Buffer.from(payload.subarray(0, 6))
    pong.writeUInt16BE(userControl.pingResponse)
    this.control(messageType.userControl, pong)
  }

  private command(values: AmfValue[], streamId = 0) {
    const type = messageType.commandAmf0
    this.write({ chunkStreamId: commandStream, type, streamId, payload: writeAmf0(...values) })
  }

  private control(type: number, payload: Buffer) {
    this.write({ chunkStreamId: controlStream, type, streamId: 0, payload })
  }

  private write(message: Omit<OutgoingMessage, 'timestampMs'>) {
    this.options.write(writeMessage({ ...message, timestampMs: 0 }, this.chunkBytes))
  }
}

function number32(value: number) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value % 2 ** 32)
  return bytes
}
