import { afterEach, expect, test } from 'vitest'
import { openTestDoor, type TestDoor } from '../test-door'
import { decodeCommandValues } from './guarded-rtmp'
import { messageType } from './message-type'
import type { RtmpLimits } from './rtmp-limits'
import { chunksOf, TestEncoder, videoTag } from './test-encoder'

let door: TestDoor | undefined
afterEach(async () => {
  await door?.close()
  door = undefined
})

async function openDoor(limits: Partial<RtmpLimits> = {}, authoriseTimeoutMs?: number) {
  door = await openTestDoor({ limits, authoriseTimeoutMs })
  return door
}

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')

test('a handshake that comes byte by byte is answered', async () => {
  const { port } = await openDoor()
  const encoder = await TestEncoder.open(port)
  await encoder.shakeHands((bytes) => {
    for (const byte of bytes) encoder.socket.write(Buffer.from([byte]))
  })
  encoder.sendCommand(['connect', 1, { app: 'live' }])
  expect(await encoder.command('_result')).toContainEqual(
    expect.objectContaining({ code: 'NetConnection.Connect.Success' }),
  )
})

test.each([
  ['a chunk size of no bytes', hex('02 000000 000000 01 00000000')],
  ['a video message of no bytes', hex('06 000000 000000 09 01000000')],
  ['a command of no bytes', hex('03 000000 000000 14 00000000')],
  ['a message of 16 MB', hex('06 000000 ffffff 09 01000000 00')],
  ['a connect that is no AMF0', chunksOf({ type: 20, payload: Buffer.alloc(40, 0xff) })],
  ['noise', Buffer.alloc(3_000, 0xa7)],
])('%s after the handshake ends its own connection alone', async (_what, bytes) => {
  const { port, closings } = await openDoor()
  const hostile = await TestEncoder.open(port)
  await hostile.shakeHands()
  hostile.socket.write(bytes)
  await hostile.closed
  expect(await closings()).toEqual(['protocol_violation'])
  await TestEncoder.publishing(port, 'good')
})

test.each([
  ['a tcUrl that is no address', { tcUrl: 'no address' }],
  ['no tcUrl', {}],
  ['an app that is a number', { app: 7 }],
])('connect with %s is answered', async (_what, properties) => {
  const { port } = await openDoor()
  await TestEncoder.connected(port, properties)
})

test('an encoder that speaks Enhanced RTMP reads which codecs are carried', async () => {
  const { port } = await openDoor()
  const encoder = await TestEncoder.connected(port, { fourCcList: ['av01', 'hvc1', 'avc1'] })
  const [, , properties] = await encoder.command('_result')
  expect(properties).toMatchObject({
    fourCcList: ['avc1', 'mp4a'],
    videoFourCcInfoMap: { avc1: 1 },
    audioFourCcInfoMap: { mp4a: 1 },
  })
})

test.each([
  ['releaseStream', undefined],
  ['FCPublish', undefined],
  ['_checkbw', undefined],
  ['getStreamLength', 0],
])('%s is answered', async (name, value) => {
  const { port } = await openDoor()
  const encoder = await TestEncoder.connected(port)
  encoder.sendCommand([name, 9, null, 'good'])
  const { payload } = await encoder.message(
    (message) => message.type === messageType.commandAmf0 && message.payload.readDoubleBE(11) === 9,
  )
  expect(decodeCommandValues(payload)).toEqual(['_result', 9, null, value])
})

test('a command in AMF3 dress is answered too', async () => {
  const { port } = await openDoor()
  const encoder = await TestEncoder.connected(port)
  const createStream = hex('00 02 000c 63726561746553747265616d 00 4010000000000000 05')
  encoder.send({ type: messageType.commandAmf3, payload: createStream })
  await encoder.message(
    (message) => message.type === messageType.commandAmf0 && message.payload.readDoubleBE(11) === 4,
  )
})

test('a ping is answered with its own timestamp', async () => {
  const { port } = await openDoor()
  const encoder = await TestEncoder.connected(port)
  encoder.send({ type: messageType.userControl, payload: hex('0006 01020304') })
  const pong = await encoder.message(({ type }) => type === messageType.userControl)
  expect(pong.payload).toEqual(hex('0007 01020304'))
})

test('what was received is acknowledged as often as the peer asks', async () => {
  const { port } = await openDoor()
  const encoder = await TestEncoder.connected(port)
  encoder.send({ type: messageType.windowAcknowledgementSize, payload: hex('00000400') })
  const { payload } = await encoder.message(({ type }) => type === messageType.acknowledgement)
  expect(payload.readUInt32BE(0)).toBe(encoder.socket.bytesWritten)
})

test('the frames of an aggregate are taken as if they came alone', async () => {
  const { port, happened, events } = await openDoor()
  const encoder = await TestEncoder.publishing(port, 'good')
  const tag = (timestampMs: number) => {
    const header = Buffer.alloc(11)
    header.writeUInt8(messageType.video, 0)
    header.writeUIntBE(videoTag.keyframe.length, 1, 3)
    header.writeUIntBE(timestampMs, 4, 3)
    return Buffer.concat([header, videoTag.keyframe, Buffer.alloc(4)])
  }
  const payload = Buffer.concat([tag(7), tag(47)])
  encoder.send({ type: messageType.aggregate, payload, timestampMs: 1_000 })
  await happened(() => events().length === 2)
  expect(events()).toMatchObject([{ dts: 90_000 }, { dts: 93_600 }])
})

test('timestamps go on over the end of 32 bits', async () => {
  const { port, happened, events } = await openDoor()
  const encoder = await TestEncoder.publishing(port, 'good')
  for (const timestampMs of [2 ** 32 - 20, 20]) {
    encoder.send({ type: messageType.video, payload: videoTag.keyframe, timestampMs })
  }
  await happened(() => events().length === 2)
  expect(events()).toMatchObject([{ dts: (2 ** 32 - 20) * 90 }, { dts: (2 ** 32 + 20) * 90 }])
})

test('a truncated frame is passed over, and the class stays on air', async () => {
  const { port, happened, events, metrics } = await openDoor()
  const encoder = await TestEncoder.publishing(port, 'good')
  encoder.send({ type: messageType.video, payload: Buffer.from([0x17]) })
  encoder.send({ type: messageType.video, payload: videoTag.keyframe })
  await happened(() => events().length === 1)
  expect(metrics.damagedMessages).toBe(1)
})

test('each phase has its time', async () => {
  const { port, closings } = await openDoor({
    handshakeTimeoutMs: 30,
    connectTimeoutMs: 40,
    publishTimeoutMs: 50,
    mediaTimeoutMs: 60,
  })
  const silent = await TestEncoder.open(port)
  await silent.closed
  const greeted = await TestEncoder.open(port)
  await greeted.shakeHands()
  await greeted.closed
  const connected = await TestEncoder.connected(port)
  await connected.closed
  const publishing = await TestEncoder.publishing(port, 'good')
  await publishing.closed
  expect(await closings(4)).toEqual([
    'handshake_timeout',
    'connect_timeout',
    'publish_timeout',
    'media_timeout',
  ])
})

test('a portal that never answers does not hold a publisher for ever', async () => {
  const { port, portal } = await openDoor({}, 50)
  portal.state.mood = 'silent'
  const encoder = await TestEncoder.asking(port, 'good')
  await encoder.status('NetStream.Publish.Denied')
})

test('so many wait behind one address and no more: the oldest goes, and publishers are not counted', async () => {
  const { port, closings } = await openDoor({ waitingPeersPerNetwork: 2 })
  const publisher = await TestEncoder.publishing(port, 'good')
  const oldest = await TestEncoder.connected(port)
  const second = await TestEncoder.connected(port)
  const third = await TestEncoder.connected(port)
  await oldest.closed
  expect(await closings()).toEqual(['too_many_connections'])
  for (const waiting of [second, third]) waiting.sendCommand(['createStream', 2, null])
  publisher.sendCommand(['FCUnpublish', 5, null, 'good'])
  expect(await closings(2)).toContain('publisher_stopped')
})

test('strangers who fill the door keep no teacher out', async () => {
  const { port, closings } = await openDoor({ waitingPeers: 3 })
  const strangers = []
  for (let n = 0; n < 9; n += 1) strangers.push(await TestEncoder.open(port))
  await TestEncoder.publishing(port, 'good')
  expect(await closings(7)).toEqual(Array(7).fill('too_many_connections'))
  await Promise.all(strangers.slice(0, 7).map(({ closed }) => closed))
})

test('where there are publishers enough, whoever comes is turned away', async () => {
  const { port, closings } = await openDoor({ publishers: 1 })
  await TestEncoder.publishing(port, 'good')
  const late = await TestEncoder.open(port)
  await late.closed
  expect(await closings()).toEqual(['too_many_connections'])
})

test('more media than may wait for the grant closes the connection', async () => {
  const { port, portal, closings, happenings } = await openDoor({ mediaBytesBeforeGrant: 1_000 })
  portal.state.mood = 'silent'
  const encoder = await TestEncoder.asking(port, 'good')
  for (let n = 0; n < 3; n += 1) {
    encoder.send({ type: messageType.video, payload: Buffer.alloc(400, 0x17) })
  }
  await encoder.closed
  expect(await closings()).toEqual(['too_much_before_grant'])
  expect(happenings).toEqual([])
})

test('a peer that talks on and on before its grant is not listened to', async () => {
  const { port, closings } = await openDoor({ bytesBeforeGrant: 10_000 })
  const encoder = await TestEncoder.connected(port)
  for (let n = 0; n < 300; n += 1) encoder.sendCommand(['_checkbw', 2 + n, null])
  await encoder.closed
  expect(await closings()).toEqual(['too_much_before_grant'])
})

test('media before publish are refused when they are announced', async () => {
  const { port, server, closings } = await openDoor()
  const encoder = await TestEncoder.connected(port)
  encoder.socket.write(hex('06 000000 010000 09 01000000 17'))
  await encoder.closed
  expect(await closings()).toEqual(['protocol_violation'])
  expect(server.bufferedBytes).toBe(0)
})

test('a publisher that sends far more than a class needs is told so and stopped', async () => {
  const { port, closings } = await openDoor({
    publisherBitsPerSecond: 8_000,
    publisherBurstSeconds: 1,
  })
  const encoder = await TestEncoder.publishing(port, 'good')
  encoder.send({ type: messageType.video, payload: Buffer.alloc(2_000, 0x27) })
  const { information } = await encoder.status('NetStream.Publish.Denied')
  expect(information).toMatchObject({ description: expect.stringContaining('bitrate') })
  expect(await closings()).toEqual(['too_fast'])
})

test('what waits for a grant is counted on all connections together', async () => {
  const { port, portal, server, closings } = await openDoor({ bufferedBytesOfAll: 1_000 })
  portal.state.mood = 'silent'
  const patient = await TestEncoder.asking(port, 'good')
  patient.send({ type: messageType.video, payload: Buffer.alloc(600, 0x17) })
  await expect.poll(() => server.bufferedBytes).toBe(664)
  const late = await TestEncoder.asking(port, 'good')
  late.send({ type: messageType.video, payload: Buffer.alloc(600, 0x17) })
  await late.closed
  expect(await closings()).toEqual(['too_much_before_grant'])
  expect(server.bufferedBytes).toBe(664)
  patient.socket.destroy()
  await closings(2)
  expect(server.bufferedBytes).toBe(0)
})

test('a second publish, connect or ninth stream is a violation', async () => {
  const { port, closings } = await openDoor()
  const publisher = await TestEncoder.publishing(port, 'good')
  publisher.sendCommand(['publish', 4, null, 'good', 'live'], 1)
  const connecting = await TestEncoder.connected(port)
  connecting.sendCommand(['connect', 2, { app: 'live' }])
  const greedy = await TestEncoder.connected(port)
  for (let n = 0; n < 9; n += 1) greedy.sendCommand(['createStream', 3 + n, null])
  await Promise.all([publisher.closed, connecting.closed, greedy.closed])
  expect(await closings(3)).toEqual(Array(3).fill('protocol_violation'))
})

test('stopping the door ends every connection', async () => {
  const { port, server, closings } = await openDoor()
  const encoder = await TestEncoder.publishing(port, 'good')
  await server.stop()
  await encoder.closed
  expect(await closings()).toEqual(['node_stopping'])
  expect(server.isListening).toBe(false)
})
