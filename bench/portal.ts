import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { makeKey } from '@/domain/api/make-key'
import { openDatabaseClient } from '@/prisma/database'
import { findRunningDatabase } from '@/scripts/database/find-running-database'
import { startStack } from '@/tests/support/stack'
import { BareNext } from './portal/bare-next'
import { counts, fillDatabase } from './portal/fill-database'
import { makeSubjects, runQueries, type Subject } from './portal/subjects'
import { newScans, readWholeScans } from './portal/whole-scans'
import { percentile } from './support/percentile'

export const description =
  'the portal with a country’s classes in its database, beside a bare Next.js page and bare SQL [--turns 300]'

/** The portal's 95th percentile over that of the bare ways together. */
const target = { ratio: 2, whole_scans: 0 }
const warmUpTurns = 30
/** A key may ask 600 times a minute. */
const keysUsed = 50

interface RunOptions {
  report(fraction: number): void
}

/**
 * Asks one after the other, so that nobody waits for anybody: a page of the portal, the bare page of as many
 * bytes, the bare SQL for the same rows, and so on in turn, that a slow moment of the machine meets all alike.
 * The bare way is a bare page and its SQL after it. The product runs as `npm start` runs it, without a class.
 *
 * `ratio`: the worst subject's 95th percentile over that of its bare way.
 */
export async function run(args: string[], { report }: RunOptions) {
  const { values } = parseArgs({ args, options: { turns: { type: 'string', default: '300' } } })
  const bare = await BareNext.start()
  try {
    const stack = await startStack({ DEMO: 'off' })
    const databaseUrl = findRunningDatabase(stack.dataFolder)
    if (!databaseUrl) throw new Error('the stack has no database')
    const client = new Client({ connectionString: databaseUrl })
    try {
      await client.connect()
      await fillDatabase(client)
      const apiKeys = await makeKeys(databaseUrl)
      const subjects = makeSubjects({ portalUrl: stack.portalUrl, bare, apiKeys })
      const measured = await measure({ subjects, client, turns: Number(values.turns), report })
      return judge(measured)
    } finally {
      await client.end()
      await stack.stop()
    }
  } finally {
    await bare.stop()
  }
}

/** A key of each of the first schools. */
async function makeKeys(databaseUrl: string) {
  const db = openDatabaseClient(databaseUrl, { maxConnections: 1 })
  const now = new Date()
  const account = { email: 'head@bench.example', name: 'Head', locale: 'en', createdAt: now }
  const { id: actorId } = await db.account.create({ data: account })
  const apiKeys: string[] = []
  for (let school = 1; school <= keysUsed; school += 1) {
    const made = await makeKey({
      ...{ db, now, actorId, schoolId: `s${school}`, name: 'Bench', days: '30' },
      scopes: ['courses:read', 'class_sessions:read'],
    })
    apiKeys.push(made.apiKey)
  }
  await db.$disconnect()
  return apiKeys
}

interface Samples {
  portalMs: number[]
  barePageMs: number[]
  sqlMs: number[]
  bareMs: number[]
}

interface MeasureOptions extends RunOptions {
  subjects: Subject[]
  client: Client
  turns: number
}

async function measure({ subjects, client, turns, report }: MeasureOptions) {
  const results = subjects.map((subject) => ({ subject, bytes: 0, samples: noSamples() }))
  for (const result of results) {
    const { url, headers } = result.subject.request(0)
    result.bytes = await askFor(url, headers)
  }
  for (let turn = 0; turn < warmUpTurns; turn += 1) {
    for (const { subject, bytes } of results) await takeSample({ subject, bytes, client, turn })
  }
  for (let turn = 0; turn < turns; turn += 1) {
    for (const { subject, bytes, samples } of results) {
      const { portalMs, barePageMs, sqlMs } = await takeSample({ subject, bytes, client, turn })
      samples.portalMs.push(portalMs)
      samples.barePageMs.push(barePageMs)
      samples.sqlMs.push(sqlMs)
      samples.bareMs.push(barePageMs + sqlMs)
    }
    report(turn / turns)
  }
  return { results, wholeScans: await countWholeScans({ subjects, client }) }
}

/** Of the portal's own queries alone. */
async function countWholeScans({ subjects, client }: Pick<MeasureOptions, 'subjects' | 'client'>) {
  const before = await readWholeScans(client)
  for (let turn = 0; turn < warmUpTurns; turn += 1) {
    for (const subject of subjects) {
      const { url, headers } = subject.request(turn)
      await askFor(url, headers)
    }
  }
  return newScans(before, await readWholeScans(client))
}

const noSamples = (): Samples => ({ portalMs: [], barePageMs: [], sqlMs: [], bareMs: [] })

interface SampleOptions {
  subject: Subject
  bytes: number
  client: Client
  turn: number
}

async function takeSample({ subject, bytes, client, turn }: SampleOptions) {
  const { url, headers } = subject.request(turn)
  const portalMs = await timed(() => askFor(url, headers))
  const barePageMs = await timed(() => askFor(subject.bareUrl(bytes)))
  const sqlMs = await timed(() => runQueries(client, subject, turn))
  return { portalMs, barePageMs, sqlMs }
}

async function timed(run: () => Promise<unknown>) {
  const startedMs = performance.now()
  await run()
  return performance.now() - startedMs
}

/** Gives the length of the answer, in bytes. */
async function askFor(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers: { ...headers, 'accept-encoding': 'identity' } })
  const { byteLength } = await response.arrayBuffer()
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}`)
  return byteLength
}

function judge({ results, wholeScans }: Awaited<ReturnType<typeof measure>>) {
  const figures = Object.fromEntries(
    results.map(({ subject, bytes, samples }) => {
      const at = (list: number[], share: number) =>
        percentile(
          [...list].sort((one, other) => one - other),
          share,
        )
      const p95 = { portal: at(samples.portalMs, 0.95), bare: at(samples.bareMs, 0.95) }
      return [
        subject.name,
        {
          bytes,
          portal_p50_ms: at(samples.portalMs, 0.5),
          portal_p95_ms: p95.portal,
          bare_p50_ms: at(samples.bareMs, 0.5),
          bare_page_p95_ms: at(samples.barePageMs, 0.95),
          bare_sql_p95_ms: at(samples.sqlMs, 0.95),
          bare_p95_ms: p95.bare,
          ratio: p95.portal / p95.bare,
        },
      ]
    }),
  )
  const ratio = Math.max(...Object.values(figures).map((each) => each.ratio))
  const scanned = Object.keys(wholeScans)
  const reached = ratio <= target.ratio && scanned.length === 0
  return {
    bench: 'portal',
    rows: counts,
    figures,
    whole_scans: wholeScans,
    ratio,
    target,
    reached,
    verdict: reached
      ? `All within ${target.ratio} times their bare ways, and no large table was read whole.`
      : `Missed: the worst took ${ratio.toFixed(2)} times its bare way; read whole: ${scanned.join(', ') || 'none'}.`,
  }
}
