import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { desktop, openBrowser } from '../support/browser'
import { openClass } from '../support/open-class'
import { keepRunning, listDescendants, type RunningProcess } from '../support/processes'
import { Publisher } from '../support/publisher'
import { type OwnedStack, startStack } from '../support/stack'
import { until } from '../support/until'
import { beginToWatch, tellWhatWasSeen, watchClass } from '../support/viewer'
import { describeVideo, waitForPlayback, waitForState } from '../support/watching'

let stack: OwnedStack
let browser: Browser
let page: Page
let publisher: Publisher
let openedClass: Awaited<ReturnType<typeof openClass>>

beforeAll(async () => {
  stack = await startStack({ DEMO: 'off' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

beforeEach(async ({ task }) => {
  openedClass = await openClass(stack, { titleEn: task.name.slice(0, 60) })
  publisher = publish()
  page = await (await browser.newContext({ ...desktop, locale: 'en-GB' })).newPage()
  await portalSays('live')
  await watchClass(page, openedClass.watchUrl)
  await beginToWatch(page)
})
afterEach(async ({ task }) => {
  // What the encoder was told and what the player holds say most about a class that did not go on.
  if (task.result?.state === 'fail') {
    process.stderr.write(`${publisher.messages}\n${JSON.stringify(await describeVideo(page))}\n`)
  }
  await page?.context().close()
  await publisher?.stop()
})

function publish() {
  const { streamKey } = openedClass
  return new Publisher({ rtmpUrl: stack.rtmpUrl, streamKey, size: '640x360', fps: 15 })
}

/** The portal's own view of the class. */
const portalSays = (state: string) =>
  until(
    `the portal to say ${state}`,
    async () => {
      const watchAddress = `${stack.portalUrl}/api/watch/${openedClass.classSessionId}`
      const response = await fetch(watchAddress).catch(() => null)
      return (await response?.text())?.includes(`"state":"${state}"`)
    },
    45_000,
  )

function find(words: string): RunningProcess {
  const found = listDescendants(stack.processId).find(({ command }) => command.includes(words))
  if (!found) throw new Error(`no program of the stack is called ${words}`)
  return found
}

function kill(words: string) {
  process.kill(find(words).id, 'SIGKILL')
}

/** Stops a program and all below it, as an overloaded or swapping machine would; gives the way back. */
function freeze(words: string) {
  const first = find(words)
  const frozen = [first, ...listDescendants(first.id)]
  for (const { id } of frozen) process.kill(id, 'SIGSTOP')
  return {
    frozen,
    goOn: () => {
      for (const { id } of keepRunning(frozen)) process.kill(id, 'SIGCONT')
    },
  }
}

async function report(failure: string) {
  const seen = await tellWhatWasSeen(page)
  process.stdout.write(`${JSON.stringify({ failure, ...seen })}\n`)
  expect(seen.wasReloaded).toBe(false)
  return seen
}

test('a killed ladder harms nobody who watches the source', async () => {
  kill('ffmpeg -hide_banner -nostdin')
  await waitForPlayback(page, 6)
  const seen = await report('ladder killed')
  expect(seen.states).toEqual(['live'])
  expect(seen.longestStandstillSeconds).toBeLessThan(2)
})

test('a ladder that hangs harms nobody who watches the source', async () => {
  const { frozen } = freeze('ffmpeg -hide_banner -nostdin')
  await until('another ladder', async () => keepRunning(frozen).length === 0)
  await waitForPlayback(page, 3)
  const seen = await report('ladder hangs')
  expect(seen.states).toEqual(['live'])
  expect(seen.longestStandstillSeconds).toBeLessThan(2)
})

test('a killed edge comes back, and its viewers go on', async () => {
  kill('edge.mjs')
  await waitForPlayback(page, 12, 60)
  const seen = await report('edge killed')
  expect(seen.longestStandstillSeconds).toBeLessThan(15)
})

test('a killed media node comes back, and viewers go on once the encoder does', async () => {
  kill('media.mjs')
  await publisher.exited
  await until('the media node', async () => {
    const health = await fetch(`${stack.originUrl}/health`).catch(() => null)
    return health?.ok
  })
  publisher = publish()
  await waitForPlayback(page, 8, 60)
  const seen = await report('media node killed')
  expect(seen.longestStandstillSeconds).toBeLessThan(25)
  await publisher.stop()
  const replayUrl = openedClass.playlistUrl.replace('/live/', '/replay/')
  await until('the replay', async () => (await fetch(replayUrl)).ok, 60_000)
  const replay = await (await fetch(replayUrl.replace('index.m3u8', 'video/index.m3u8'))).text()
  const runs = new Set([...replay.matchAll(/^\.\.\/(\w+)\//gm)].map(([, runId]) => runId))
  expect(runs.size, 'what was recorded before and after').toBe(2)
  expect(replay.match(/^#EXT-X-DISCONTINUITY$/gm)).toHaveLength(1)
})

test('a killed portal comes back, and a class on air does not notice', async () => {
  kill('next-server')
  await waitForPlayback(page, 8)
  await portalSays('live')
  const seen = await report('portal killed')
  expect(seen.states).toEqual(['live'])
  expect(seen.longestStandstillSeconds).toBeLessThan(2)
})

test('a class does not notice that the portal hangs, and a teacher whose line breaks meanwhile is let in', async () => {
  const { goOn } = freeze('next-server')
  try {
    await waitForPlayback(page, 6)
    expect((await report('portal hangs')).longestStandstillSeconds).toBeLessThan(2)
    await publisher.break()
    await waitForState(page, 'interrupted', 8)
    publisher = publish()
    await waitForState(page, 'live')
    await waitForPlayback(page, 3)
    const seen = await report('line broken while the portal hangs')
    expect(seen.longestStandstillSeconds).toBeLessThan(10)
  } finally {
    goOn()
  }
  await portalSays('live')
  await publisher.stop()
  await portalSays('in_break')
})

test('a line that breaks as the database is killed is back at once, and the portal is right afterwards', async () => {
  kill('postgres -D')
  await publisher.break()
  await waitForState(page, 'interrupted', 8)
  publisher = publish()
  await waitForState(page, 'live')
  await waitForPlayback(page, 6)
  const seen = await report('line broken as the database is killed')
  expect(seen.longestStandstillSeconds).toBeLessThan(10)
  await portalSays('live')
  await publisher.stop()
  await portalSays('in_break')
})
