import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import type { OwnedStack } from '@/tests/support/stack'
import { summariseWatch } from './edge/summarise-watch'
import { watchWithCrowds } from './edge/watch-with-crowds'
import { findEdge, findMediaNode } from './support/find-program'
import { openClasses } from './support/open-classes'
import { readOriginRecord } from './support/origin-record'
import { withClassOnAir } from './support/with-class-on-air'

export const description =
  'what one edge does for hundreds of viewers of one broadcast [--viewers 500] [--seconds 60] [--round-trip 40]'

const target = { delay_p99_ms: 100, fetches_per_object: 1, errors: 0 }

interface RunOptions {
  report(fraction: number): void
}

/**
 * Viewers with the requests of low-latency HLS on one real broadcast (`support/with-class-on-air.ts`).
 *
 * A viewer asks again a round trip after an answer, 20 to 60 ms, as over the internet;
 * `--round-trip 0` has all ask again at once, while the edge still answers the others.
 *
 * Fetches are counted, and the time of the origin's answer is taken, in the media node itself, by what
 * Node.js tells of its HTTP server (`support/origin-watch.mjs`): a client of ours at the origin would be
 * one more request, and would itself be woken late on a busy machine. `delay` is from that answer to
 * the last byte of it at the viewer, on CLOCK_MONOTONIC, which all processes of a machine share; what
 * the generator of the viewers is late by is in it, so its own event-loop delay is told beside it.
 *
 * `ratio`: the 99th percentile of the delay over its target.
 */
export async function run(args: string[], { report }: RunOptions) {
  const { values } = parseArgs({
    args,
    options: {
      viewers: { type: 'string', default: '500' },
      seconds: { type: 'string', default: '60' },
      'round-trip': { type: 'string', default: '40' },
    },
  })
  const given = {
    report,
    viewers: Number(values.viewers),
    seconds: Number(values.seconds),
    roundTripMs: Number(values['round-trip']),
    processes: Math.min(2, availableParallelism()),
  }
  return withClassOnAir(openOne, async ({ stack, opened: { playlistUrl }, recordPath }) => {
    const programs = { mediaNode: findMediaNode(stack), edge: findEdge(stack) }
    const watched = await watchWithCrowds({ ...given, playlistUrl, programs })
    return judge(summariseWatch({ ...given, ...watched, record: readOriginRecord(recordPath) }))
  })
}

async function openOne(stack: OwnedStack) {
  const [opened] = await openClasses(stack, 1)
  if (!opened) throw new Error('no class was opened')
  return opened
}

function judge({ figures, errors }: ReturnType<typeof summariseWatch>) {
  const missed = [
    figures.errors_count > target.errors && `${figures.errors_count} errors`,
    figures.fetches_per_object_most !== target.fetches_per_object &&
      `${figures.fetches_per_object_most} fetches of one object`,
    figures.delay_p99_ms > target.delay_p99_ms &&
      `a delay of ${Math.round(figures.delay_p99_ms)} ms at the 99th percentile`,
  ].filter(Boolean)
  return {
    bench: 'edge',
    figures,
    errors,
    ratio: figures.delay_p99_ms / target.delay_p99_ms,
    target,
    reached: missed.length === 0,
    verdict:
      missed.length === 0
        ? `One edge carried ${figures.viewers_count} viewers within all targets.`
        : `Missed: ${missed.join('; ')}.`,
  }
}
