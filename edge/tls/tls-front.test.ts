import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { type ClientHttp2Session, connect as connectHttp2 } from 'node:http2'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConnectionOptions } from 'node:tls'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { silentLog } from '@/common/log'
import { makeCertificate } from '@/tests/support/make-certificate'
import { keepRunning, listDescendants } from '@/tests/support/processes'
import { shakeHands } from '@/tests/support/tls-handshake'
import { EdgeStartError } from '../edge-start-error'
import { openTestEdge, type TestEdge } from '../test-edge'
import { TestOrigin } from '../test-origin'

const broadcast = '/live/n1/0123456789abcdef0123456789abcdef'
const folder = mkdtempSync(join(tmpdir(), 'seedling-tls-'))
const certificateFile = join(folder, 'edge.pem')
const origin = new TestOrigin()
const lines: unknown[] = []
let edge: TestEdge
let session: ClientHttp2Session | null = null

beforeAll(async () => {
  makeCertificate(certificateFile)
  await origin.start()
  const write = (...line: unknown[]) => void lines.push(line)
  const log = { ...silentLog, debug: write, info: write, warn: write, error: write }
  edge = await openTestEdge({ n1: origin.port }, { certificateFile, log })
})
afterEach(() => {
  session?.close()
  session = null
})
afterAll(async () => {
  await edge?.stop()
  await origin.stop()
  rmSync(folder, { recursive: true })
})

function openSession() {
  session = connectHttp2(`https://localhost:${edge.tlsPort}`, { rejectUnauthorized: false })
  return session
}

async function get(from: ClientHttp2Session, path: string) {
  const stream = from.request({ ':path': path })
  stream.setEncoding('utf8')
  const [headers] = await once(stream, 'response')
  let text = ''
  for await (const chunk of stream) text += chunk
  return { status: headers[':status'], text }
}

const agreeOn = (options: ConnectionOptions) =>
  shakeHands({ host: '127.0.0.1', port: edge.tlsPort, ...options })

const health = async () => (await fetch(`${edge.url}/health`)).status

test('a playlist and a held part come over one HTTP/2 connection', async () => {
  origin.say(`${broadcast}/index.m3u8`, '#EXTM3U')
  let held: ServerResponse | undefined
  origin.on(`${broadcast}/r/v0/7.2.m4s`, (response) => {
    held = response
  })
  const from = openSession()
  const part = get(from, `${broadcast}/r/v0/7.2.m4s`)
  await origin.untilAsked(`${broadcast}/r/v0/7.2.m4s`)
  expect(await get(from, `${broadcast}/index.m3u8`)).toEqual({ status: 200, text: '#EXTM3U' })
  held?.end('media')
  expect(await part).toEqual({ status: 200, text: 'media' })
  expect(from.alpnProtocol).toBe('h2')
})

test('a hundred viewers who wait over HTTP/2 cost the origin one request', async () => {
  const target = `${broadcast}/r/v0/index.m3u8?_HLS_msn=7&_HLS_part=2`
  let held: ServerResponse | undefined
  origin.on(target, (response) => {
    held = response
  })
  const url = `https://localhost:${edge.tlsPort}`
  const sessions = Array.from({ length: 100 }, () =>
    connectHttp2(url, { rejectUnauthorized: false }),
  )
  const answers = sessions.map((each) => get(each, target))
  await origin.untilAsked(target)
  held?.writeHead(200, { 'cache-control': 'public, max-age=12' }).end('#EXTM3U')
  for (const answer of await Promise.all(answers)) {
    expect(answer).toEqual({ status: 200, text: '#EXTM3U' })
  }
  expect(origin.count(target)).toBe(1)
  for (const each of sessions) each.close()
})

test('curl agrees on HTTP/2, and a client without it gets HTTP/1.1', async () => {
  const url = `https://localhost:${edge.tlsPort}/health`
  const ask = async (version: string) => {
    const format = ['-o', '/dev/null', '-w', '%{http_version} %{http_code}']
    return (await promisify(execFile)('curl', ['-sk', version, ...format, url])).stdout
  }
  expect(await ask('--http2')).toBe('2 200')
  expect(await ask('--http1.1')).toBe('1.1 200')
})

test('TLS is 1.2 or newer, and keeps no key that would open it later', async () => {
  const ALPNProtocols = ['h2', 'http/1.1']
  expect(await agreeOn({ ALPNProtocols })).toMatchObject({ protocol: 'TLSv1.3', alpn: 'h2' })
  const older = await agreeOn({ ALPNProtocols, maxVersion: 'TLSv1.2' })
  expect(older).toMatchObject({ protocol: 'TLSv1.2', cipher: expect.stringMatching(/^ECDHE-/) })
  const tooOld = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' } as const
  // A client's own OpenSSL refuses it too unless it is told to stoop.
  expect(await agreeOn({ ...tooOld, ciphers: 'DEFAULT@SECLEVEL=0' })).toMatchObject({
    code: expect.stringMatching(/ALERT_PROTOCOL/),
  })
  const staticKeys = { maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256' } as const
  expect(await agreeOn(staticKeys)).toMatchObject({
    code: expect.stringMatching(/HANDSHAKE_FAILURE/),
  })
})

test('who does not speak TLS is cut off, counted, and not written down', async () => {
  const socket = connect({ host: '127.0.0.1', port: edge.tlsPort })
  const isClosed = new Promise((resolve) => socket.on('error', resolve).on('close', resolve))
  socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n')
  await isClosed
  const readFailures = async () => {
    const text = await (await fetch(`${edge.adminUrl}/metrics`)).text()
    return Number(/^seedling_edge_tls_failed_handshakes_total (\d+)$/m.exec(text)?.[1])
  }
  await expect.poll(readFailures).toBeGreaterThan(0)
  expect(JSON.stringify(lines)).not.toMatch(/127\.0\.0\.1:\d/)
})

test('a renewed certificate is shown to new viewers, and old ones go on', async () => {
  const from = openSession()
  await get(from, '/health')
  const renewed = makeCertificate(certificateFile)
  await expect.poll(() => agreeOn({})).toMatchObject({ fingerprint256: renewed })
  expect((await get(from, '/health')).status).toBe(200)
})

test('a front that dies is missed by health, and started again', async () => {
  await expect.poll(health).toBe(200)
  const isFront = ({ command }: { command: string }) => command.includes('hitch')
  const fronts = listDescendants(process.pid).filter(isFront)
  const [master] = fronts
  if (!master) throw new Error('there is no front')
  process.kill(master.id, 'SIGKILL')
  await expect.poll(health, { interval: 10 }).toBe(503)
  await expect.poll(() => keepRunning(fronts)).toEqual([])
  await expect.poll(health).toBe(200)
  expect((await get(openSession(), '/health')).status).toBe(200)
})

test('a certificate that cannot be used is one line that says what to do', async () => {
  const opened = openTestEdge({ n1: origin.port }, { certificateFile: '/nowhere/edge.pem' })
  await expect(opened).rejects.toThrow(EdgeStartError)
  await expect(opened).rejects.toThrow(/^EDGE_TLS_CERTIFICATE_FILE: \/nowhere\/edge.pem cannot be/)
})
