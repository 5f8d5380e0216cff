import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

/** Prometheus' own Python client, Debian's, reads the text; a family's samples carry their full names. */
const reader = `
import json, sys
from prometheus_client.parser import text_string_to_metric_families
families = [{
  'name': family.name + ('_total' if family.type == 'counter' else ''),
  'type': family.type,
  'help': family.documentation,
  'samples': [{'name': s.name, 'labels': s.labels, 'value': s.value} for s in family.samples],
} for family in text_string_to_metric_families(sys.stdin.read())]
json.dump(families, sys.stdout)
`

const familySchema = z.object({
  name: z.string(),
  type: z.string(),
  help: z.string(),
  samples: z.array(
    z.object({
      name: z.string(),
      labels: z.record(z.string(), z.string()),
      value: z.number(),
    }),
  ),
})
export type MetricFamily = z.infer<typeof familySchema>

/** Scrapes an address as Prometheus does. Rejects when what comes is no valid exposition. */
export async function readExposition(url: string): Promise<MetricFamily[]> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  const type = response.headers.get('content-type') ?? ''
  if (!type.startsWith('text/plain; version=0.0.4')) throw new Error(`${url} is ${type}`)
  const child = spawn('/usr/bin/python3', ['-c', reader], { stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.end(await response.text())
  const [answer, complaint] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  if (child.exitCode !== 0) throw new Error(`${url}: ${complaint}`)
  // Python writes what JSON lacks; quantiles of nothing are none.
  return z.array(familySchema).parse(JSON.parse(answer.replaceAll(/\bNaN\b/g, '0')))
}

/** The sum of a metric's samples that have these labels; undefined when there is none. */
export function findValue(
  families: readonly MetricFamily[],
  name: string,
  labels: Record<string, string> = {},
) {
  const samples = families
    .flatMap((family) => family.samples)
    .filter((sample) => sample.name === name)
    .filter((sample) =>
      Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
    )
  if (samples.length === 0) return undefined
  return samples.reduce((sum, { value }) => sum + value, 0)
}
