import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { keepRunning, listDescendants } from '../support/processes'
import { type OwnedStack, startStack } from '../support/stack'

const goneWithinMs = 10_000
const backWithinMs = 30_000

let stack: OwnedStack | undefined
afterEach(async () => {
  await stack?.stop()
  stack = undefined
})

async function statusOf(url: string) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).status
  } catch {
    // Nobody listens while a program is on its way back.
    return 0
  }
}

test('a program that is killed comes back, and a stop leaves nothing behind', async () => {
  stack = await startStack()
  const { portalUrl, edgeUrl, originUrl, processId, dataFolder } = stack
  const healthUrls = {
    'edge.mjs': `${edgeUrl}/health`,
    'media.mjs': `${originUrl}/health`,
    'next-server': `${portalUrl}/api/health`,
  }
  for (const [words, healthUrl] of Object.entries(healthUrls)) {
    const victim = listDescendants(processId).find(({ command }) => command.includes(words))
    expect(victim, words).toBeDefined()
    if (victim) process.kill(victim.id, 'SIGKILL')
    await expect.poll(() => victim && keepRunning([victim])).toEqual([])
    await expect.poll(() => statusOf(healthUrl), { timeout: backWithinMs }).toBe(200)
  }
  expect(statSync(join(dataFolder, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(statSync(join(dataFolder, 'demo.json')).mode & 0o777).toBe(0o600)

  const processes = listDescendants(processId)
  const startedAt = performance.now()
  expect(await stack.stop()).toBe(0)
  expect(performance.now() - startedAt).toBeLessThan(goneWithinMs)
  expect(keepRunning(processes)).toEqual([])
})

test('a start that is killed leaves nothing behind, and the next start works', async () => {
  stack = await startStack()
  const processes = listDescendants(stack.processId)
  expect(processes.length).toBeGreaterThan(4)
  const ended = once(stack.process, 'exit')
  process.kill(stack.processId, 'SIGKILL')
  await ended
  await expect.poll(() => keepRunning(processes), { timeout: goneWithinMs }).toEqual([])

  const again = await startStack({ ...stack.env })
  expect(await statusOf(`${stack.portalUrl}/api/health`)).toBe(200)
  expect(await again.stop()).toBe(0)
})
