import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { ChunkReader } from '../rtmp/chunk-reader'
import { messageType } from '../rtmp/message-type'
import { rtmpLimits } from '../rtmp/rtmp-limits'
import { openHostileServer, openTestSimulcast, testTarget } from './test-simulcast'
import { sayYesToAll } from './test-yes-sayer'

interface Picture {
  number: number
  timestampMs: number
}

const helloBytes = 1 + 2 * 1536
const tagBytes = 5

/** Every picture that a connection brings, by its number; configurations are left out. */
function readPictures(socket: Socket, pictures: Picture[]) {
  let helloLeft = helloBytes
  const reader = new ChunkReader({
    limits: rtmpLimits,
    longestMessageBytes: () => 1_000_000,
    mostUnfinishedBytes: () => 4_000_000,
    onBuffered: () => {},
    onMessage: ({ type, timestampMs, payload }) => {
      if (type !== messageType.video || payload[1] !== 1) return
      pictures.push({ number: payload.readUInt32BE(tagBytes), timestampMs })
    },
  })
  socket.on('data', (bytes) => {
    const ofHello = Math.min(helloLeft, bytes.length)
    helloLeft -= ofHello
    reader.push(bytes.subarray(ofHello))
  })
}

test('a target that was too slow goes on with a keyframe, at its time, and misses whole frames alone', async () => {
  const pictures: Picture[] = []
  let line: Socket | undefined
  const server = await openHostileServer((socket) => {
    line = socket
    sayYesToAll(socket)
    readPictures(socket, pictures)
  })
  const limits = { queuedBytes: 300_000 }
  const simulcast = openTestSimulcast({ limits, pictureBytes: 100_000 })
  try {
    simulcast.order([testTarget(server.port)])
    await simulcast.becomes(() => pictures.length > 5)
    line?.pause()
    await simulcast.becomes(({ state, droppedFrames }) => state === 'behind' && droppedFrames > 50)
    line?.resume()
    await simulcast.becomes(({ state }) => state === 'sending')
    const sentByThen = simulcast.sent.length
    const { droppedFrames, reconnects } = await simulcast.becomes(
      () => (pictures.at(-1)?.number ?? 0) >= sentByThen,
    )
    expect(reconnects).toBe(0)
    const gaps = pictures.filter(
      ({ number }, at) => at > 0 && number - 1 !== pictures[at - 1]?.number,
    )
    expect(gaps).toHaveLength(1)
    expect((gaps[0]?.number ?? 1) % 10).toBe(0)
    // Half of what was dropped was sound.
    const [first, last] = [pictures[0], pictures.at(-1)]
    const missed = (last?.number ?? 0) - (first?.number ?? 0) + 1 - pictures.length
    expect(droppedFrames).toBe(2 * missed)
    expect((last?.timestampMs ?? 0) - (first?.timestampMs ?? 0)).toBe(
      20 * ((last?.number ?? 0) - (first?.number ?? 0)),
    )
  } finally {
    simulcast.close()
    await server.close()
  }
})
