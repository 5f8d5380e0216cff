import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { findFreePorts } from '@/tests/support/free-ports'
import { keepRunning, listDescendants } from '@/tests/support/processes'

const root = fileURLToPath(new URL('..', import.meta.url))
const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

async function makePlace() {
  const [port = 0, adminPort = 0] = await findFreePorts(2)
  const folder = mkdtempSync(join(tmpdir(), 'seedling-edge-program-'))
  chmodSync(folder, 0o755)
  closers.push(() => rmSync(folder, { recursive: true, force: true }))
  return { port, adminPort, folder }
}

function startProgram({ port, adminPort, folder }: Awaited<ReturnType<typeof makePlace>>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'edge/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      DATA_DIR: folder,
      EDGE_PORT: String(port),
      EDGE_ADMIN_PORT: String(adminPort),
      MEDIA_ORIGINS: 'n1=127.0.0.1:1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  closers.push(() => child.kill('SIGKILL'))
  const isOpen = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null)
    return answer?.status
  }
  const untilOpen = () => expect.poll(isOpen, { timeout: 15_000 }).toBe(503)
  return { child, untilOpen }
}

test('a program that is killed takes its engine along, and the next one starts in the same place', async () => {
  const place = await makePlace()
  const first = startProgram(place)
  await first.untilOpen()
  const engine = listDescendants(first.child.pid ?? 0).filter(({ command }) =>
    command.includes('varnishd'),
  )
  expect(engine.length).toBeGreaterThan(0)
  first.child.kill('SIGKILL')
  await expect.poll(() => keepRunning(engine), { timeout: 5_000 }).toEqual([])

  const second = startProgram(place)
  await second.untilOpen()
  const ended = once(second.child, 'exit')
  second.child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
}, 45_000)

test('a program whose engine dies says so and ends, for its parent to start it anew', async () => {
  const { child, untilOpen } = startProgram(await makePlace())
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk
  })
  await untilOpen()
  const engine = listDescendants(child.pid ?? 0).find(({ command }) => command.includes('varnishd'))
  const ended = once(child, 'exit')
  if (engine) process.kill(engine.id, 'SIGKILL')
  expect(await ended).toEqual([1, null])
  expect(said).toContain('the cache engine has died')
})
