import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { openDatabaseClient } from '@/prisma/database'
import { migrate } from '@/prisma/migrate'
import { EmbeddedDatabase } from '@/scripts/database/embedded-database'
import { findRunningDatabase } from '@/scripts/database/find-running-database'
import { childDataKeys, childKeyVariables } from '@/tests/support/child-data-keys'
import { makeProgramme } from '@/tests/support/make-programme'
import { startStack } from '@/tests/support/stack'
import { makeAskers } from './enrolment/make-askers'
import { measureAsking } from './enrolment/measure-asking'
import { measureDeciding } from './enrolment/measure-deciding'

export const description =
  'asking through the public door beside bare inserts, then deciding about a country [--asked 2000000] [--askers 200000] [--concurrency 64] [--seconds 4] [--turns 3] [--part asking|deciding]'

const target = { ratio: 0.5, decide_seconds: 300, decide_peak_mb: 512, mistakes: 0 }

interface RunOptions {
  report(fraction: number): void
}

/**
 * First the rush: guardians with sign-ins of their own ask by HTTP at the portal of the product, one process,
 * in turn with the bare driver, which inserts the same row with as many at once into the same table. Then
 * the decisions about two million, and an exact check of them by SQL and by the audit.
 *
 * `ratio`: requests a second through the door over bare inserts a second.
 */
export async function run(args: string[], { report }: RunOptions) {
  const { values } = parseArgs({
    args,
    options: {
      asked: { type: 'string', default: '2000000' },
      askers: { type: 'string', default: '200000' },
      concurrency: { type: 'string', default: '64' },
      seconds: { type: 'string', default: '4' },
      turns: { type: 'string', default: '3' },
      part: { type: 'string' },
    },
  })
  const asking =
    values.part === 'deciding'
      ? null
      : await askInStack({
          ...{ askers: Number(values.askers), concurrency: Number(values.concurrency) },
          ...{ seconds: Number(values.seconds), turns: Number(values.turns) },
          report: (fraction) => report(fraction * 0.3),
        })
  const deciding =
    values.part === 'asking'
      ? null
      : await decideApart({
          asked: Number(values.asked),
          report: (fraction) => report(0.3 + fraction * 0.7),
        })
  return judge({ asking, deciding })
}

interface AskOptions extends RunOptions {
  askers: number
  concurrency: number
  seconds: number
  turns: number
}

async function askInStack({ askers: count, ...options }: AskOptions) {
  const accountSecret = randomBytes(32).toString('hex')
  const stack = await startStack({
    ...{ DEMO: 'off', ACCOUNT_SECRET: accountSecret },
    ...childKeyVariables,
  })
  try {
    const databaseUrl = findRunningDatabase(stack.dataFolder)
    if (!databaseUrl) throw new Error('the stack has no database')
    const client = new Client({ connectionString: databaseUrl })
    const db = openDatabaseClient(databaseUrl, { maxConnections: 1 })
    try {
      await client.connect()
      const opensAt = new Date()
      // With the opening day's option: nothing is decided before the draw.
      const programmeId = await makeProgramme({
        db,
        opensAt,
        rules: { quota: count, drawMinutes: 600 },
      })
      const askers = await makeAskers({ client, keys: childDataKeys, accountSecret, count })
      await client.query('ANALYZE')
      const { portalUrl } = stack
      return await measureAsking({ databaseUrl, portalUrl, programmeId, askers, ...options })
    } finally {
      await client.end()
      await db.$disconnect()
    }
  } finally {
    await stack.stop()
  }
}

interface DecideOptions extends RunOptions {
  asked: number
}

async function decideApart(options: DecideOptions) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'seedling-enrolment-'))
  // PostgreSQL's own user must be able to come through.
  chmodSync(dataFolder, 0o755)
  const database = new EmbeddedDatabase({ dataFolder })
  try {
    const databaseUrl = await database.start()
    await migrate({ databaseUrl, folder: join(process.cwd(), 'prisma', 'migrations') })
    return await measureDeciding({ databaseUrl, ...options })
  } finally {
    await database.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

interface JudgeOptions {
  asking: Awaited<ReturnType<typeof askInStack>> | null
  deciding: Awaited<ReturnType<typeof decideApart>> | null
}

function judge({ asking, deciding }: JudgeOptions) {
  const missed: string[] = []
  if (asking && asking.ratio < target.ratio)
    missed.push(`the door takes ${asking.ratio.toFixed(2)}`)
  if (deciding) {
    const mistakes = Object.entries(deciding.mistakes).filter(([, count]) => count !== 0)
    if (deciding.decide_seconds > target.decide_seconds) missed.push('deciding takes too long')
    if (deciding.decide_peak_mb > target.decide_peak_mb)
      missed.push('deciding takes too much memory')
    for (const [name, count] of mistakes) missed.push(`${name}: ${count}`)
    if (deciding.audit_problems > 0) missed.push(`the audit finds ${deciding.audit_problems}`)
  }
  return {
    bench: 'enrolment',
    figures: { asking, deciding },
    ratio: asking?.ratio ?? null,
    target,
    reached: missed.length === 0,
    verdict:
      missed.length === 0 ? 'All reached, and no mistake found.' : `Missed: ${missed.join('; ')}.`,
  }
}
