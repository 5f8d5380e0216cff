import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { findFreePorts } from '@/tests/support/free-ports'
import { makeCertificate } from '@/tests/support/make-certificate'
import { keepRunning, listDescendants } from '@/tests/support/processes'

const root = fileURLToPath(new URL('..', import.meta.url))
const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

async function makePlace() {
  const [port = 0, adminPort = 0, tlsPort = 0] = await findFreePorts(3)
  const folder = mkdtempSync(join(tmpdir(), 'seedling-edge-program-'))
  chmodSync(folder, 0o755)
  closers.push(() => rmSync(folder, { recursive: true, force: true }))
  const certificateFile = join(folder, 'edge.pem')
  makeCertificate(certificateFile)
  return { port, adminPort, tlsPort, certificateFile, folder }
}

function startProgram(place: Awaited<ReturnType<typeof makePlace>>) {
  const { port, adminPort, tlsPort, certificateFile, folder } = place
  const child = spawn(process.execPath, ['--import', 'tsx', 'edge/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      DATA_DIR: folder,
      EDGE_PORT: String(port),
      EDGE_ADMIN_PORT: String(adminPort),
      EDGE_TLS_PORT: String(tlsPort),
      EDGE_TLS_CERTIFICATE_FILE: certificateFile,
      MEDIA_ORIGINS: 'n1=127.0.0.1:1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  closers.push(() => child.kill('SIGKILL'))
  const isOpen = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null)
    return answer?.status
  }
  const untilOpen = () => expect.poll(isOpen).toBe(503)
  return { child, untilOpen }
}

test('a program that is killed takes its engine along, and the next one starts in the same place', async () => {
  const place = await makePlace()
  const first = startProgram(place)
  await first.untilOpen()
  const listEngine = () =>
    listDescendants(first.child.pid ?? 0).filter(({ command }) => /varnishd|hitch/.test(command))
  await expect.poll(() => listEngine().some(({ command }) => command.includes('hitch'))).toBe(true)
  const engine = listEngine()
  expect(engine.some(({ command }) => command.includes('varnishd'))).toBe(true)
  first.child.kill('SIGKILL')
  await expect.poll(() => keepRunning(engine)).toEqual([])

  const second = startProgram(place)
  await second.untilOpen()
  const ended = once(second.child, 'exit')
  second.child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

test('a program whose engine dies says so and ends, for its parent to start it anew', async () => {
  const { child } = startProgram(await makePlace())
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk
  })
  // An engine answers a moment before its program knows.
  await expect.poll(() => said).toContain('the edge is open')
  const engine = listDescendants(child.pid ?? 0).find(({ command }) => command.includes('varnishd'))
  const ended = once(child, 'exit')
  if (engine) process.kill(engine.id, 'SIGKILL')
  expect(await ended).toEqual([1, null])
  expect(said).toContain('the cache engine has died')
})
