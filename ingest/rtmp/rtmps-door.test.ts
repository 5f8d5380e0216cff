import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { CertificateError } from '@/common/certificate/certificate-file'
import { silentLog } from '@/common/log'
import { makeCertificate } from '@/tests/support/make-certificate'
import { shakeHands } from '@/tests/support/tls-handshake'
import { openTestDoor, type TestDoor } from '../test-door'
import type { RtmpLimits } from './rtmp-limits'
import { RtmpsDoor } from './rtmps-door'
import { TestEncoder } from './test-encoder'

const folder = mkdtempSync(join(tmpdir(), 'seedling-rtmps-'))
const certificateFile = join(folder, 'node.pem')
let door: TestDoor
let secured: RtmpsDoor

beforeAll(() => void makeCertificate(certificateFile))
afterEach(async () => {
  await Promise.all([secured?.stop(), door.close()])
})
afterAll(() => rmSync(folder, { recursive: true }))

async function openDoors(limits: Partial<RtmpLimits> = {}) {
  const lines: unknown[][] = []
  const write = (...line: unknown[]) => void lines.push(line)
  const log = { ...silentLog, info: write, child: () => log }
  door = await openTestDoor({ limits, log })
  secured = new RtmpsDoor({
    host: '127.0.0.1',
    port: 0,
    certificateFile,
    log: silentLog,
    take: (socket) => door.server.take(socket),
  })
  await secured.start()
  return { port: secured.port, closings: door.closings, lines }
}

async function ask(port: number, streamKey: string) {
  const encoder = await TestEncoder.openSecured(port)
  await encoder.shakeHands()
  encoder.sendCommand(['connect', 1, { app: 'live' }])
  await encoder.command('_result')
  encoder.sendCommand(['createStream', 2, null])
  encoder.sendCommand(['publish', 3, null, streamKey, 'live'], 1)
  return encoder
}

test('a publisher with the right key is let in over TLS, and one with a wrong key told why', async () => {
  const { port, closings } = await openDoors()
  const good = await ask(port, 'good')
  await good.status('NetStream.Publish.Start')
  const wrong = await ask(port, 'wrong')
  await wrong.status('NetStream.Publish.Denied')
  await wrong.closed
  expect(await closings()).toEqual(['publish_refused'])
  good.socket.destroy()
})

test('a publisher who does not speak TLS is closed with its reason in one line', async () => {
  const { port, closings, lines } = await openDoors()
  const plain = await TestEncoder.open(port)
  await plain.shakeHands()
  await plain.closed
  expect(await closings()).toEqual(['tls_failed'])
  expect(lines).toEqual([[expect.objectContaining({ reason: 'tls_failed' }), 'connection closed']])
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['the beginning of a TLS greeting', Buffer.from('1603010200010001', 'hex')],
])('who sends %s and then no more is closed in time', async (_what, bytes) => {
  const { port, closings } = await openDoors({ handshakeTimeoutMs: 100, goodbyeTimeoutMs: 100 })
  const slow = connect({ port, host: '127.0.0.1' })
  const isClosed = new Promise((resolve) => slow.on('error', resolve).on('close', resolve))
  slow.write(bytes)
  await isClosed
  expect(await closings()).toEqual(['handshake_timeout'])
})

test('a TLS handshake alone does not stretch the time for the handshake of RTMP', async () => {
  const { port, closings } = await openDoors({ handshakeTimeoutMs: 300, goodbyeTimeoutMs: 100 })
  const idle = await TestEncoder.openSecured(port)
  await idle.closed
  expect(await closings()).toEqual(['handshake_timeout'])
})

test('connections of both doors count together', async () => {
  const { port, closings } = await openDoors({ waitingPeersPerNetwork: 1 })
  const first = await TestEncoder.open(door.port)
  const second = connect({ port, host: '127.0.0.1' })
  await first.closed
  expect(await closings()).toEqual(['too_many_connections'])
  second.destroy()
})

test('TLS 1.1 and static keys are refused', async () => {
  const { port } = await openDoors()
  const place = { host: '127.0.0.1', port }
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' } as const
  const fixed = { maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256' } as const
  const ciphers = 'DEFAULT@SECLEVEL=0'
  expect(await shakeHands({ ...place, ...old, ciphers })).toMatchObject({ outcome: 'refused' })
  expect(await shakeHands({ ...place, ...fixed })).toMatchObject({ outcome: 'refused' })
  expect(await shakeHands(place)).toMatchObject({ protocol: 'TLSv1.3' })
})

test('a renewed certificate is shown to new publishers, and old ones go on', async () => {
  const { port } = await openDoors()
  const good = await ask(port, 'good')
  await good.status('NetStream.Publish.Start')
  const renewed = makeCertificate(certificateFile)
  await expect
    .poll(() => shakeHands({ host: '127.0.0.1', port }))
    .toMatchObject({ fingerprint256: renewed })
  expect(good.socket.destroyed).toBe(false)
  good.socket.end()
  await once(good.socket, 'close')
})

test('a certificate that cannot be used keeps the door shut', async () => {
  await openDoors()
  const options = { host: '127.0.0.1', port: 0, log: silentLog, take: () => undefined }
  const broken = new RtmpsDoor({ ...options, certificateFile: join(folder, 'nothing.pem') })
  await expect(broken.start()).rejects.toThrow(CertificateError)
})
