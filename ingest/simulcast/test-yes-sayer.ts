import type { Socket } from 'node:net'
import { writeAmf0 } from './amf0-writer'
import { firstChunkBytes, writeMessage } from './chunk-writer'

const commandMessage = 20
const command = (payload: Buffer) =>
  writeMessage(
    { chunkStreamId: 3, type: commandMessage, streamId: 0, timestampMs: 0, payload },
    firstChunkBytes,
  )

/** A server's whole part of the conversation: handshake, connect, createStream, publish. */
const everyYes = Buffer.concat([
  ...[Buffer.from([3]), Buffer.alloc(3072)],
  command(writeAmf0('_result', 1, null, null)),
  command(writeAmf0('_result', 4, null, 1)),
  command(writeAmf0('onStatus', 0, null, { code: 'NetStream.Publish.Start' })),
])

/** For tests: says yes to all that a publisher asks, before it has asked. */
export const sayYesToAll = (socket: Socket) => void socket.write(everyYes)
