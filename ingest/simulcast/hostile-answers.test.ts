import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSimulcastAddress } from '@/common/simulcast-address'
import { MemorySocket } from '../rtmp/attacks/test-memory-socket'
import { type AmfValue, writeAmf0 } from './amf0-writer'
import { firstChunkBytes, writeMessage } from './chunk-writer'
import { RtmpLine } from './rtmp-line'
import { simulcastLimits } from './simulcast-limits'

const read = parseSimulcastAddress('rtmp://site.example/live')
if (!read) throw new Error('no address')
const address = read
const handshake = Buffer.concat([Buffer.from([3]), Buffer.alloc(3072)])
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

async function answerWith(pieces: Buffer[]) {
  const socket = new MemorySocket()
  const failures: unknown[] = []
  const seen = { ready: 0, closed: 0, failures }
  const line = new RtmpLine({
    ...{ socket, address, streamKey: 'key', ownMark: 'mark', limits: simulcastLimits },
    clock: () => 0,
    onReady: () => {
      seen.ready += 1
    },
    onDrain: () => {},
    onClose: () => {
      seen.closed += 1
    },
    onFailure: (error) => seen.failures.push(error),
  })
  line.start()
  for (const piece of pieces) {
    socket.receive(piece)
    await settle()
  }
  line.end()
  line.close('closed')
  socket.destroy()
  await settle()
  return seen
}

const value: fc.Arbitrary<AmfValue> = fc.oneof(
  fc.double(),
  fc.boolean(),
  fc.string({ maxLength: 40 }),
  fc.constant(null),
  fc.dictionary(
    fc.constantFrom('code', 'level', 'description'),
    fc.constantFrom('NetStream.Publish.Start', 'error', 'status', 'x'),
  ),
)
const name = fc.constantFrom('_result', '_error', 'onStatus', 'onBWDone', 'close', '')
const command = fc
  .tuple(name, fc.integer({ min: -1, max: 6 }), fc.array(value, { maxLength: 4 }))
  .map(([said, transactionId, values]) => writeAmf0(said, transactionId, ...values))
const payload = fc.oneof(command, fc.uint8Array({ maxLength: 300 }).map(Buffer.from))
const message = fc
  .tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 2, max: 7 }), payload)
  .map(([type, chunkStreamId, bytes]) =>
    writeMessage(
      { type, chunkStreamId, streamId: 0, timestampMs: 0, payload: bytes },
      firstChunkBytes,
    ),
  )
const noise = fc.uint8Array({ maxLength: 200 }).map(Buffer.from)

test('whatever a server answers, its line ends once and nothing of ours breaks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(message, message, noise), { maxLength: 12 }),
      async (said) => {
        const { ready, closed, failures } = await answerWith([handshake, ...said])
        expect(failures).toEqual([])
        expect(closed).toBe(1)
        expect(ready).toBeLessThanOrEqual(1)
      },
    ),
    { numRuns: 300 },
  )
})

test('whatever comes instead of a handshake', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(noise, { maxLength: 6 }), async (said) => {
      const { ready, closed, failures } = await answerWith(said)
      expect([ready, closed, failures]).toEqual([0, 1, []])
    }),
    { numRuns: 200 },
  )
})
