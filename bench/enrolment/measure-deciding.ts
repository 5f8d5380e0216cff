import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Client } from 'pg'
import { auditProgramme } from '@/domain/enrolment/audit-programme'
import { openDatabaseClient } from '@/prisma/database'
import { makeProgramme, programmeSecret } from '@/tests/support/make-programme'
import { checkDecisions } from './check-decisions'
import { decideMessageSchema } from './decide-order'
import { fillProgramme } from './fill-programme'

interface MeasureOptions {
  databaseUrl: string
  /** Children who ask; three of four get a place. */
  asked: number
  report(fraction: number): void
}

const opensAt = new Date('2020-02-10T01:00:00Z')
const keptUntil = new Date('2020-02-20T01:00:00Z')
const drawMinutes = 30
const hourMs = 3_600_000

/**
 * All of a country's requests decided at one go: the draw of those of the first minutes, the places in order,
 * a letter to each family. A part of the kept share is left when its date comes, and goes to the others then.
 */
export async function measureDeciding({ databaseUrl, asked, report }: MeasureOptions) {
  const db = openDatabaseClient(databaseUrl, { maxConnections: 1 })
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const quota = Math.floor(asked * 0.75)
    const rules = { quota, keptQuota: Math.floor(asked / 4), keptUntil, drawMinutes }
    const programmeId = await makeProgramme({ db, opensAt, rules })
    await fillProgramme({ client, programmeId, asked, opensAt, drawMinutes })
    report(0.4)
    const startedMs = performance.now()
    const { decisions, peakBytes } = await decideInProcess({
      order: {
        ...{
          databaseUrl,
          programmeId,
          portalUrl: 'http://portal.bench',
          accountSecret: programmeSecret,
        },
        moments: [new Date(keptUntil.getTime() - hourMs), keptUntil],
      },
      onProgress: (soFar) => report(0.4 + (0.4 * soFar) / asked),
    })
    const seconds = (performance.now() - startedMs) / 1_000
    const granted = await db.subscription.count({ where: { programmeId, state: 'granted' } })
    const letters = await db.outgoingMail.count()
    const mistakes = await checkDecisions({ client, programmeId })
    report(0.9)
    const auditStartedMs = performance.now()
    const audit = await auditProgramme({ db, programmeId })
    return {
      ...{ asked, granted, decisions, letters, decide_seconds: seconds },
      decide_peak_mb: peakBytes / 1024 / 1024,
      mistakes,
      audit_seconds: (performance.now() - auditStartedMs) / 1_000,
      audit_problems: audit.problemCount,
    }
  } finally {
    await client.end()
    await db.$disconnect()
  }
}

interface ProcessOptions {
  order: Record<string, unknown>
  onProgress(decisions: number): void
}

/** In a process of its own, as the portal decides behind its requests: so that its memory can be told. */
async function decideInProcess({ order, onProgress }: ProcessOptions) {
  const child = fork('bench/enrolment/decide-process.ts', [JSON.stringify(order)], {
    execArgv: ['--import', 'tsx'],
  })
  let done = { decisions: 0, peakBytes: 0 }
  child.on('message', (given) => {
    const message = decideMessageSchema.parse(given)
    if (message.type === 'done') done = message
    else onProgress(message.decisions)
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the deciding process ended with code ${code}`)
  return done
}
