import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openTestEdge } from '@/edge/test-edge'
import { TestOrigin } from '@/edge/test-origin'
import { until } from '@/tests/support/until'
import { Viewers } from './edge-delay/viewers'
import { percentile } from './latency/summarise'

export const description =
  'what the edge adds to a blocked reload that 60 viewers wait for [--viewers 60] [--rounds 200]'

const targetMs = 100
/** Long enough for every request to have arrived, as between two parts of a class. */
const parkedMs = 60
const playlist = Buffer.alloc(3_000, 'EXT-X-PART ')

/** `ratio`: the 99th percentile of the delay behind the origin's answer, over its target. */
export async function run(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      viewers: { type: 'string', default: '60' },
      rounds: { type: 'string', default: '200' },
    },
  })
  const origin = new TestOrigin()
  await origin.start()
  const edge = await openTestEdge({ n1: origin.port })
  const viewers = new Viewers(Number(values.viewers))
  try {
    await until('the edge', async () => (await fetch(`${edge.url}/health`)).ok)
    const rounds = { origin, viewers, count: Number(values.rounds) }
    const fetchesBefore = origin.requests.length
    const through = await measure(edge.url, rounds)
    const fetches = origin.requests.length - fetchesBefore
    const direct = await measure(`http://127.0.0.1:${origin.port}`, rounds)
    const figures = {
      viewers_count: viewers.count,
      edge_p50_ms: round(percentile(through, 0.5)),
      edge_p99_ms: round(percentile(through, 0.99)),
      edge_most_ms: round(percentile(through, 1)),
      origin_alone_p50_ms: round(percentile(direct, 0.5)),
      origin_alone_p99_ms: round(percentile(direct, 0.99)),
      fetches_per_object: round(fetches / rounds.count),
    }
    const ratio = round(figures.edge_p99_ms / targetMs)
    return {
      bench: 'edge-delay',
      figures,
      ratio,
      target: { edge_p99_ms: targetMs, fetches_per_object: 1 },
      reached: ratio <= 1 && figures.fetches_per_object === 1,
    }
  } finally {
    viewers.close()
    await edge.stop()
    await origin.stop()
  }
}

interface Rounds {
  origin: TestOrigin
  viewers: Viewers
  count: number
}

/** Sorted delays between the origin's answer and each viewer having it. */
async function measure(baseUrl: string, { origin, viewers, count }: Rounds) {
  const delays: number[] = []
  for (let round = 0; round < count; round += 1) {
    const broadcast = `/live/n1/${'0'.repeat(32)}/r${new URL(baseUrl).port}/v0/index.m3u8`
    const target = `${broadcast}?_HLS_msn=${round}`
    const held: ServerResponse[] = []
    origin.on(target, (response) => held.push(response))
    const answered = viewers.ask(baseUrl + target)
    await origin.untilAsked(target)
    await wait(parkedMs)
    const answeredAtMs = performance.now()
    for (const response of held) {
      response.writeHead(200, { 'cache-control': 'public, max-age=12' }).end(playlist)
    }
    // The first rounds open the connections.
    const isWarm = round >= count / 20
    if (isWarm) delays.push(...(await answered).map((atMs) => atMs - answeredAtMs))
    else await answered
  }
  return delays.sort((a, b) => a - b)
}

const round = (value: number) => Number(value.toFixed(2))
