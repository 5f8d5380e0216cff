import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { Registry } from 'prom-client'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { planLadder } from '../ladder'
import type { SourceEvent } from '../source'
import { ticksPerSecond } from '../source'
import { makeSourceEvents, playEvents, testCard } from '../test-source'
import { LadderMetrics } from './ladder-metrics'
import type { LadderProcessOptions } from './ladder-process'
import { ObservedLadder, playLive, shiftEvents } from './test-ladder'

const seconds = 2
const roundTicks = seconds * ticksPerSecond
const stereo = { sampleRate: 48_000, channels: 2 }
const picture = { width: 640, height: 360, fps: 25, kbps: 5_000 }
const renditions = planLadder({ video: picture, audio: stereo }, 'always')

let events: SourceEvent[] = []
let otherEvents: SourceEvent[] = []
const endings: (() => Promise<void>)[] = []

beforeAll(async () => {
  events = await makeSourceEvents(testCard({ seconds, keyframeEvery: 10 }))
  otherEvents = await makeSourceEvents(testCard({ seconds, keyframeEvery: 10, size: '960x540' }))
})

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

function openLadder(options: Partial<LadderProcessOptions> = {}) {
  const ladder = new ObservedLadder(renditions, options)
  endings.push(() => ladder.process.stop())
  return ladder
}

/** A clock that follows what is pushed. */
function pacedLadder(options: Partial<LadderProcessOptions> = {}) {
  let nowMs = 0
  const ladder = openLadder({ clock: () => nowMs, ...options })
  const push = (event: SourceEvent) => ladder.process.push(event)
  const setClock = (ms: number) => {
    nowMs = ms
  }
  const playRound = (played: readonly SourceEvent[], round: number) => {
    const startMs = round * seconds * 1000
    playEvents(shiftEvents(played, round * roundTicks), { push, setClock, startMs })
  }
  return { ladder, playRound }
}

/** Feeds it in real time until the test is over. */
function play(ladder: ObservedLadder, startTicks = 0) {
  const abort = new AbortController()
  const { signal } = abort
  const playing = playLive(events, { ladder: ladder.process, seconds, signal, startTicks })
  endings.push(() => {
    abort.abort()
    return playing
  })
}

function pidOf(ladder: ObservedLadder) {
  const { pid } = ladder.process
  if (pid === undefined) throw new Error('No ffmpeg is running.')
  return pid
}

/** Resolves with the next picture out. */
async function nextPicture(ladder: ObservedLadder) {
  const before = ladder.videoFrames('360p').length
  await ladder.until(() => ladder.videoFrames('360p').length > before)
  return ladder.videoFrames('360p')[before]
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const countOpenFiles = async () => (await readdir('/proc/self/fd')).length

test('a child that is killed is started again at a keyframe, and the renditions go on', async () => {
  const ladder = openLadder()
  play(ladder)
  await nextPicture(ladder)
  const killed = pidOf(ladder)
  process.kill(killed, 'SIGKILL')
  await ladder.until(() => ladder.restarts === 1)
  expect(await nextPicture(ladder)).toMatchObject({ isKeyframe: true })
  expect(pidOf(ladder)).not.toBe(killed)
})

test('a child that takes frames and gives none is ended and started again', async () => {
  const ladder = openLadder({ limits: { hangMs: 800 } })
  play(ladder)
  await nextPicture(ladder)
  const hung = pidOf(ladder)
  process.kill(hung, 'SIGSTOP')
  await ladder.until(() => ladder.restarts === 1)
  expect(isAlive(hung)).toBe(false)
  await nextPicture(ladder)
})

test('a child that does not keep up costs frames up to a keyframe, and is not given up', async () => {
  const registry = new Registry()
  const metrics = new LadderMetrics(registry)
  const limits = { queuedMs: 2_000, hangMs: 10_000_000 }
  const { ladder, playRound } = pacedLadder({ metrics, limits })
  playRound(events, 0)
  await nextPicture(ladder)
  const pid = pidOf(ladder)
  process.kill(pid, 'SIGSTOP')
  const rounds = 20
  for (let round = 1; round < rounds; round += 1) playRound(events, round)
  const dropped = ladder.process.droppedFrames
  process.kill(pid, 'SIGCONT')
  // What fits into the pipe and two seconds more were taken; the other half minute was not.
  expect(dropped).toBeGreaterThan((events.length * rounds) / 2)
  expect(
    (await registry.getSingleMetric('seedling_ladder_dropped_frames_total')?.get())?.values,
  ).toMatchObject([{ value: dropped }])
  play(ladder, rounds * roundTicks)
  const isBack = () => (ladder.videoFrames('360p').at(-1)?.pts ?? 0) >= rounds * roundTicks
  await ladder.until(isBack)
  const back = ladder.videoFrames('360p').find(({ pts }) => pts >= rounds * roundTicks)
  expect(back?.isKeyframe).toBe(true)
  expect([pidOf(ladder), ladder.restarts]).toEqual([pid, 0])
})

test('a new video configuration is taken up at its keyframe, which is no failure', async () => {
  const { ladder, playRound } = pacedLadder({ limits: { queuedMs: 60_000 } })
  playRound(events, 0)
  await nextPicture(ladder)
  const first = pidOf(ladder)
  playRound(otherEvents, 1)
  await ladder.until(() => ladder.videoFrames('360p').at(-1)?.pts === roundTicks + lastPts())
  expect(pidOf(ladder)).not.toBe(first)
  expect(ladder.restarts).toBe(0)
  const times = ladder.videoFrames('360p').map(({ pts }) => pts)
  expect(times).toEqual([...times].sort((one, other) => one - other))
  const pictures = ladder.videoFrames('360p')
  expect(pictures.find(({ pts }) => pts >= roundTicks)?.isKeyframe).toBe(true)
})

test('a source that never settles on a configuration gets one child a second at most', () => {
  const { ladder, playRound } = pacedLadder()
  const children = new Set<number | undefined>()
  const [configuration] = otherEvents
  const keyframe = events.find((event) => event.kind === 'video-frame')
  if (!configuration || !keyframe) throw new Error('The source is empty.')
  playRound(events, 0)
  for (let change = 0; change < 20; change += 1) {
    ladder.process.push(change % 2 === 0 ? configuration : (events[0] ?? configuration))
    ladder.process.push(keyframe)
    children.add(ladder.process.pid)
  }
  children.delete(undefined)
  expect(children.size).toBeLessThanOrEqual(2)
})

const lastPts = () =>
  Math.max(...otherEvents.map((event) => (event.kind === 'video-frame' ? event.pts : 0)))

test('after stop() neither a process nor an open file is left, even of a child that hangs', async () => {
  const filesBefore = await countOpenFiles()
  const ladder = openLadder()
  for (const event of events) ladder.process.push(event)
  await nextPicture(ladder)
  const pid = pidOf(ladder)
  process.kill(pid, 'SIGSTOP')
  await ladder.process.stop()
  expect(isAlive(pid)).toBe(false)
  expect(await countOpenFiles()).toBe(filesBefore)
  for (const event of events) ladder.process.push(event)
  expect(ladder.process.pid).toBeUndefined()
})

test('without an ffmpeg it tries again, ever slower, and disturbs nobody', async () => {
  let nowMs = 0
  const ladder = openLadder({ clock: () => nowMs, ffmpegPath: '/nonexistent/ffmpeg' })
  const attempts: number[] = []
  for (let round = 0; round < 60; round += 1) {
    for (const event of events.slice(0, 8)) ladder.process.push(event)
    if (ladder.restarts > attempts.length) attempts.push(nowMs)
    await new Promise(setImmediate)
    await new Promise(setImmediate)
    nowMs += 1_000
  }
  const pauses = attempts.map((at, index) => at - (attempts[index - 1] ?? 0))
  expect(pauses).toEqual([1_000, 1_000, 2_000, 4_000, 8_000, 16_000])
})

test('ffmpeg is told no secret, and ends by itself when our process dies', async () => {
  const secret = 'the-secret-between-node-and-portal'
  const parent = spawn(
    process.execPath,
    ['--import', 'tsx', new URL('./test-orphan.ts', import.meta.url).pathname],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, MEDIA_SECRET: secret } },
  )
  const [line] = await once(parent.stdout, 'data')
  const pid = Number(line)
  expect(isAlive(pid)).toBe(true)
  expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain(secret)
  parent.kill('SIGKILL')
  await expect.poll(() => isAlive(pid)).toBe(false)
})
