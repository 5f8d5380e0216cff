import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type OwnedStack, startStack } from '@/tests/support/stack'
import { findGrown, readHandles, untilHandlesRest } from './soak/handle-counts'
import { type ClassOutcome, holdClass } from './soak/hold-class'
import { type PlannedClass, planClasses } from './soak/plan-classes'
import { programNames } from './soak/program-samples'
import { ProgramWatch } from './soak/program-watch'
import { seededRandom } from './soak/seeded-random'
import { summariseOutcomes } from './soak/summarise-soak'
import { BenchSchool } from './support/bench-school'
import { makeSampleClass } from './support/sample-class'
import { ViewerPlace } from './support/viewers/viewer-place'

export const description =
  'whether a day of classes leaves anything behind [--minutes 20] [--rooms 5] [--seed …]'

const sample = { seconds: 60, videoKbps: 600, size: '854x480', fps: 15 }
/** Small enough to be full soon: what it takes after that is not the cache. */
const cacheMegabytes = 32
const tellEveryMs = 1_000

interface RunOptions {
  report(text: string): void
}

/**
 * The whole product with classes that come and go, viewers who join and leave, and encoders that lose
 * their line at random and come back. A seed gives the same plan again.
 *
 * Memory: pages of each program that are its own (RssAnon), MB an hour by least squares over the samples
 * after the first quarter; runs of a few minutes say nothing about it. Handles: sockets and open files but
 * those of tables, before the first class, and after the last when idle connections have been closed. A gap
 * is a time for which a viewer's picture stood (`soak/gap-meter.ts`), apart for those that a broken line
 * explains.
 */
export async function run(args: string[], { report }: RunOptions) {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: 'string', default: '20' },
      rooms: { type: 'string', default: '5' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  })
  const [seed, seconds] = [Number(values.seed), Number(values.minutes) * 60]
  process.stderr.write(`  the seed is ${seed}\n`)
  const plan = planClasses({ rooms: Number(values.rooms), seconds, random: seededRandom(seed) })
  if (plan.length === 0) throw new Error('In so short a time no class can be held.')
  const folder = mkdtempSync(join(tmpdir(), 'seedling-bench-soak-'))
  const samplePath = join(folder, 'class.flv')
  try {
    await makeSampleClass({ path: samplePath, ...sample })
    const stack = await startStack({ DEMO: 'off', EDGE_CACHE_MB: String(cacheMegabytes) })
    try {
      const soaked = await soak(stack, { plan, seconds, samplePath, report })
      return { bench: 'soak', seed, ...judge(soaked) }
    } finally {
      await stack.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface SoakOptions extends RunOptions {
  plan: readonly PlannedClass[]
  seconds: number
  samplePath: string
}

async function soak(stack: OwnedStack, { plan, seconds, samplePath, report }: SoakOptions) {
  const school = await BenchSchool.open(stack, 1 + Math.max(...plan.map(({ room }) => room)))
  const { hostname: host, port } = new URL(stack.edgeUrl)
  const place = new ViewerPlace({ host, port: Number(port) })
  const watch = new ProgramWatch(stack)
  const handlesAtStart = readHandles(stack)
  const state = { onAir: 0, over: 0 }
  const startedAtMs = performance.now()
  const teller = setInterval(() => {
    const share = Math.min(1, (performance.now() - startedAtMs) / 1000 / seconds)
    const { onAir, over } = state
    report(`${Math.round(share * 100)} %, ${onAir} on air, ${over} of ${plan.length} over`)
  }, tellEveryMs)
  watch.start()
  try {
    const hold = async (planned: PlannedClass): Promise<ClassOutcome> => {
      await wait(planned.startsAfter * 1000)
      state.onAir += 1
      const outcome = await holdClass({ school, place, samplePath, planned })
      state.onAir -= 1
      state.over += 1
      return outcome
    }
    const outcomes = await Promise.all(plan.map(hold))
    watch.stop()
    const handlesAtEnd = await untilHandlesRest(stack, handlesAtStart)
    return { outcomes, watch, handlesAtStart, handlesAtEnd }
  } finally {
    clearInterval(teller)
    watch.stop()
    await school.close()
  }
}

function judge(soaked: Awaited<ReturnType<typeof soak>>) {
  const { outcomes, watch, handlesAtStart, handlesAtEnd } = soaked
  const { figures, failures, errors } = summariseOutcomes(outcomes)
  const programs = programNames.map((name) => ({
    name,
    ...watch.describeMemory(name),
    handles_start: handlesAtStart[name],
    handles_end: handlesAtEnd[name],
  }))
  const grown = findGrown(handlesAtStart, handlesAtEnd)
  const missed = [
    failures.length > 0 && `${failures.length} classes were not completed`,
    grown.length > 0 && `open handles grow in ${grown.join(', ')}`,
    figures.viewer_errors_count > 0 && `viewers met ${figures.viewer_errors_count} errors`,
  ].filter(Boolean)
  const reached = missed.length === 0
  return {
    figures,
    programs,
    failures,
    errors,
    target: { classes_completed_percent: 100, handles_grown: 0, viewer_errors: 0 },
    reached,
    verdict: reached
      ? `All ${outcomes.length} classes were held, nobody met an error, and no handle was left open.`
      : `Missed: ${missed.join('; ')}.`,
  }
}
