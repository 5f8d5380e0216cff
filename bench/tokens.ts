import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { accessHeader } from '@/common/media-contract'
import { signPlaybackToken } from '@/common/playback-token'
import { openTestEdge } from '@/edge/test-edge'
import { TestOrigin } from '@/edge/test-origin'
import { listDescendants } from '@/tests/support/processes'
import { until } from '@/tests/support/until'
import { percentile } from './support/percentile'
import { readCpuSeconds } from './support/process-cost'
import { measureRequests } from './tokens/wrk'

export const description =
  'what one edge answers a second with playback tokens against without [--seconds 5] [--rounds 7] [--viewers 200]'

const targetRatio = 0.9
const key = { kid: 'bench', secret: 'of-a-measurement-and-of-nothing-else' }
/** A part of a third of a second at 800 kbit/s, and the playlist that names it. */
const partBytes = 33_000
const playlistBytes = 3_000
const day = 'public, max-age=86400'

interface RunOptions {
  report(fraction: number): void
}

/**
 * One edge with everything in its cache, asked by wrk as fast as it answers: for each part its playlist and the
 * part, of a class for everybody without a token, and of a guarded one with the tokens of many viewers, in turns.
 * On a machine of several processors the engine has the first for itself and wrk another, so that what is
 * counted is the engine's work alone; its CPU seconds are told beside it.
 *
 * `ratio`: answers a second with tokens over those without, the medians of the rounds.
 */
export async function run(args: string[], { report }: RunOptions) {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '7' },
      viewers: { type: 'string', default: '200' },
    },
  })
  const [seconds, rounds, viewers] = [values.seconds, values.rounds, values.viewers].map(Number)
  if (!seconds || !rounds || !viewers) throw new Error('seconds, rounds and viewers are numbers')
  const folder = mkdtempSync(join(tmpdir(), 'seedling-bench-tokens-'))
  const origin = new TestOrigin()
  await origin.start()
  const edge = await openTestEdge(
    { n1: origin.port },
    { playbackKeys: [`${key.kid}:${key.secret}`] },
  )
  try {
    await until('the edge', async () => (await fetch(`${edge.url}/health`)).ok)
    const engine = findEngine()
    const isAlone = availableParallelism() > 1
    if (isAlone) giveProcessor(engine, 0)
    const paths = {
      open: sayClass(origin, { broadcastId: 'a'.repeat(32), isGuarded: false }),
      guarded: withTokens(sayClass(origin, { broadcastId: 'b'.repeat(32), isGuarded: true }), {
        broadcastId: 'b'.repeat(32),
        viewers,
      }),
    }
    const measure = async (asked: readonly string[]) => {
      const before = readCpuSeconds(engine)
      const perSecond = await measureRequests({
        ...{ edgeUrl: edge.url, paths: asked, seconds, connections: viewers },
        processor: isAlone ? 1 : undefined,
        scriptPath: join(folder, 'ask.lua'),
      })
      const cpuSeconds = readCpuSeconds(engine) - before
      return { perSecond, cpuMicros: (cpuSeconds / (perSecond * seconds)) * 1e6 }
    }
    const samples = { open: [] as Sample[], guarded: [] as Sample[] }
    // The first fills the cache and makes the threads.
    await measure(paths.open)
    await measure(paths.guarded)
    for (let round = 0; round < rounds; round += 1) {
      for (const kind of round % 2 === 0 ? kinds : kinds.toReversed()) {
        samples[kind].push(await measure(paths[kind]))
      }
      report((round + 1) / rounds)
    }
    return judge({ samples, seconds, rounds, viewers, fetches: origin.requests.length })
  } finally {
    await edge.stop()
    await origin.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Sample {
  perSecond: number
  cpuMicros: number
}
const kinds = ['open', 'guarded'] as const

function findEngine() {
  const engine = listDescendants(process.pid).find(({ command }) => command.includes('varnishd'))
  if (!engine) throw new Error('the edge has no engine')
  return engine.id
}

/** The engine's manager, its worker and all their threads. */
function giveProcessor(engine: number, processor: number) {
  for (const id of [engine, ...listDescendants(engine).map((child) => child.id)]) {
    execFileSync('taskset', ['-a', '-c', '-p', String(processor), String(id)])
  }
}

/** Gives the addresses of a class whose playlist and parts the origin has. */
function sayClass(
  origin: TestOrigin,
  { broadcastId, isGuarded }: { broadcastId: string; isGuarded: boolean },
) {
  const headers: Record<string, string> = isGuarded ? { [accessHeader]: 'token' } : {}
  return Array.from({ length: 20 }, (_, part) => {
    const folder = `/live/n1/${broadcastId}/run/video/`
    const playlist = `${folder}index.m3u8?_HLS_msn=${part}&_HLS_part=0`
    const media = `${folder}${part}.0.m4s`
    origin.say(playlist, '#'.repeat(playlistBytes), day, headers)
    origin.say(media, '.'.repeat(partBytes), day, headers)
    return [playlist, media]
  }).flat()
}

function withTokens(
  paths: readonly string[],
  { broadcastId, viewers }: { broadcastId: string; viewers: number },
) {
  const issuedMs = Date.now()
  return Array.from({ length: viewers }, (_, viewer) => {
    const token = signPlaybackToken(
      {
        door: 'live',
        ...{ broadcastId, embedId: null },
        issuedAt: new Date(issuedMs - viewer * 1000),
        expiresAt: new Date(issuedMs + 3_000_000),
      },
      key,
    )
    return `/t/${token}${paths[viewer % paths.length]}`
  })
}

interface Measured {
  samples: Record<(typeof kinds)[number], Sample[]>
  seconds: number
  rounds: number
  viewers: number
  fetches: number
}

const median = (numbers: number[]) =>
  percentile(
    numbers.toSorted((one, other) => one - other),
    0.5,
  )

function judge({ samples, seconds, rounds, viewers, fetches }: Measured) {
  const [open, guarded] = kinds.map((kind) => ({
    perSecond: median(samples[kind].map(({ perSecond }) => perSecond)),
    cpuMicros: median(samples[kind].map(({ cpuMicros }) => cpuMicros)),
  }))
  if (!open || !guarded) throw new Error('nothing was measured')
  const ratio = guarded.perSecond / open.perSecond
  return {
    bench: 'tokens',
    figures: {
      rounds_count: rounds,
      seconds_a_round: seconds,
      viewers_count: viewers,
      with_tokens_requests_per_second: guarded.perSecond,
      without_tokens_requests_per_second: open.perSecond,
      with_tokens_cpu_us_per_request: guarded.cpuMicros,
      without_tokens_cpu_us_per_request: open.cpuMicros,
      origin_fetches_count: fetches,
    },
    ratio,
    target: { ratio: targetRatio },
    reached: ratio >= targetRatio,
    verdict:
      ratio >= targetRatio
        ? `With tokens an edge answers ${(ratio * 100).toFixed(1)} % of what it does without.`
        : `Missed: with tokens an edge answers ${(ratio * 100).toFixed(1)} % of what it does without.`,
  }
}
