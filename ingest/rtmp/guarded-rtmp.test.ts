import { createRequire } from 'node:module'
import Rtmp from 'node-media-server/src/protocol/rtmp.js'
import { expect, test, vi } from 'vitest'
import { decodeCommandValues, GuardedRtmp, strictArray } from './guarded-rtmp'
import { ProtocolViolation } from './protocol-violation'
import { rtmpLimits } from './rtmp-limits'
import { encodeValue } from './test-encoder'

function open() {
  const sent: Buffer[] = []
  const onHandshake = vi.fn()
  const protocol = new GuardedRtmp({
    limits: rtmpLimits,
    longestMessageBytes: () => 1_000,
    mostUnfinishedBytes: () => 1_000,
    onBuffered: () => {},
    onHandshake,
    onMessage: () => {},
    send: (bytes) => sent.push(bytes),
  })
  return { protocol, sent, onHandshake }
}

test('the version of node-media-server is the one whose source was read', () => {
  const manifest = createRequire(import.meta.url)('node-media-server/package.json')
  expect(manifest.version).toBe('4.4.3')
})

test.each([
  'parserData',
  'sendACK',
  'sendWindowACK',
  'setPeerBandwidth',
  'setChunkSize',
  'sendStreamStatus',
  'sendInvokeMessage',
  'sendStatusMessage',
] as const)('%s is still a method of the base class prototype', (name) => {
  expect(Rtmp.prototype[name]).toBeTypeOf('function')
})

test('a greeting is answered with S0, S1 and S2 that echo it, whoever splits it', () => {
  const hello = Buffer.concat([Buffer.from([3]), Buffer.alloc(1536, 7)])
  const { protocol, sent, onHandshake } = open()
  for (const byte of Buffer.concat([hello, Buffer.alloc(1535)])) protocol.push(Buffer.from([byte]))
  expect(Buffer.concat(sent)).toEqual(Buffer.concat([hello, hello.subarray(1)]))
  expect(onHandshake).not.toHaveBeenCalled()
  protocol.push(Buffer.from([0]))
  expect(onHandshake).toHaveBeenCalledOnce()
})

test('another version than plain RTMP is a violation', () => {
  expect(() => open().protocol.push(Buffer.from([6]))).toThrow(ProtocolViolation)
  expect(() => open().protocol.push(Buffer.from('GET / HTTP/1.1'))).toThrow(ProtocolViolation)
})

test('a status is one AMF0 command with level, code and description', () => {
  const { protocol, sent } = open()
  protocol.sendStatus(1, { level: 'error', code: 'A.B', description: 'Zoë stops.' })
  const [message = Buffer.alloc(0)] = sent
  expect(message.readUInt32LE(8)).toBe(1)
  expect(decodeCommandValues(message.subarray(12))).toEqual([
    'onStatus',
    0,
    null,
    { level: 'error', code: 'A.B', description: 'Zo? stops.' },
  ])
})

test('a strict array is written as one', () => {
  const { protocol, sent } = open()
  protocol.sendResult(1, { fourCcList: strictArray(['avc1']) })
  expect(Buffer.concat(sent).includes(encodeValue(['avc1']))).toBe(true)
})

test.each([
  ['nothing', ''],
  ['a truncated number', '00 40'],
  ['a string longer than its message', '02 ffff 61'],
  ['an unknown type', '11 0a'],
  ['an object that never ends', '03 0001 61'],
  ['an array of four thousand million values', '0a ffffffff'],
])('a command of %s is a violation', (_what, text) => {
  const payload = Buffer.from(text.replaceAll(' ', ''), 'hex')
  expect(() => decodeCommandValues(payload)).toThrow(ProtocolViolation)
})

test('nesting as deep as a message allows ends in a violation', () => {
  const deep = Buffer.alloc(rtmpLimits.commandMessageBytes, Buffer.from([0x0a, 0, 0, 0, 1]))
  expect(() => decodeCommandValues(deep)).toThrow(ProtocolViolation)
})

test('nothing that it reads is written to standard output', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  expect(() => decodeCommandValues(Buffer.from([0x11]))).toThrow(ProtocolViolation)
  expect(write).not.toHaveBeenCalled()
  write.mockRestore()
})
