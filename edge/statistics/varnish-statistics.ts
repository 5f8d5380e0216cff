import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'

const answerSchema = z.object({
  counters: z.record(z.string(), z.looseObject({ value: z.number() })),
})

/** The engine's counters by their names, as `MAIN.cache_hit` (varnish-counters(7)). */
export type VarnishCounters = ReadonlyMap<string, number>

/** Asks varnishstat, which reads the engine's shared memory. */
export async function readVarnishCounters(workFolder: string): Promise<VarnishCounters> {
  const { stdout } = await promisify(execFile)('varnishstat', ['-j', '-n', workFolder], {
    timeout: 5_000,
    maxBuffer: 4_000_000,
  })
  const { counters } = answerSchema.parse(JSON.parse(stdout))
  return new Map(Object.entries(counters).map(([name, { value }]) => [name, value]))
}
