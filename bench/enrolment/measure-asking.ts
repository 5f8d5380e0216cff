import { Client } from 'pg'
import { sessionCookieName } from '@/web/auth/session-cookie'
import { percentile } from '../support/percentile'
import type { Asker } from './make-askers'
import { PostLine } from './post-line'

interface MeasureOptions {
  databaseUrl: string
  portalUrl: string
  programmeId: string
  askers: Asker[]
  concurrency: number
  seconds: number
  turns: number
  report(fraction: number): void
}

interface Samples {
  ms: number[]
  seconds: number
}

const rateOf = ({ ms, seconds }: Samples) => ms.length / seconds
const path = '/api/subscriptions'

/**
 * The public door and bare single-row inserts in turn, some seconds each, with as many at once: each asks again
 * as soon as it has its answer. Both write rows of the same kind into the same table.
 */
export async function measureAsking(options: MeasureOptions) {
  const { databaseUrl, portalUrl, askers, concurrency, turns, report } = options
  const lines = await Promise.all(
    Array.from({ length: concurrency }, () => PostLine.open(portalUrl)),
  )
  const clients = Array.from(
    { length: concurrency },
    () => new Client({ connectionString: databaseUrl }),
  )
  await Promise.all(clients.map((client) => client.connect()))
  const door: Samples = { ms: [], seconds: 0 }
  const bare: Samples = { ms: [], seconds: 0 }
  let next = 0
  const take = () => {
    const asker = askers[next]
    next += 1
    if (!asker) throw new Error('there are too few askers: choose more, or fewer seconds')
    return asker
  }
  try {
    const ask = (line: PostLine) => askAtDoor(options, line, take())
    const insert = (client: Client) => insertBare(options, client, take().number)
    // What runs for the first time is compiled first.
    await during(options.seconds, lines, ask)
    await during(1, clients, insert)
    for (let turn = 0; turn < turns; turn += 1) {
      add(bare, await during(options.seconds, clients, insert))
      add(door, await during(options.seconds, lines, ask))
      report((turn + 1) / turns)
    }
  } finally {
    for (const line of lines) line.close()
    await Promise.all(clients.map((client) => client.end()))
  }
  const at = ({ ms }: Samples, share: number) => percentile(ms, share)
  for (const { ms } of [door, bare]) ms.sort((one, other) => one - other)
  return {
    door_requests: door.ms.length,
    door_per_second: rateOf(door),
    door_p50_ms: at(door, 0.5),
    door_p99_ms: at(door, 0.99),
    bare_inserts: bare.ms.length,
    bare_per_second: rateOf(bare),
    bare_p50_ms: at(bare, 0.5),
    bare_p99_ms: at(bare, 0.99),
    concurrency,
    ratio: rateOf(door) / rateOf(bare),
  }
}

function add(sum: Samples, { ms, seconds }: Samples) {
  for (const one of ms) sum.ms.push(one)
  sum.seconds += seconds
}

async function during<Line>(seconds: number, lines: Line[], ask: (line: Line) => Promise<unknown>) {
  const startedMs = performance.now()
  const endMs = startedMs + seconds * 1_000
  const ms: number[] = []
  await Promise.all(
    lines.map(async (line) => {
      for (let askedMs = performance.now(); askedMs < endMs; ) {
        await ask(line)
        const nowMs = performance.now()
        ms.push(nowMs - askedMs)
        askedMs = nowMs
      }
    }),
  )
  return { ms, seconds: (performance.now() - startedMs) / 1_000 }
}

async function askAtDoor(options: MeasureOptions, line: PostLine, { number, cookie }: Asker) {
  const { portalUrl: PORTAL_URL, programmeId } = options
  const claim = number % 5 === 0 ? 'residence' : null
  const status = await line.post({
    path,
    headers: `Origin: ${PORTAL_URL}\r\nContent-Type: application/json\r\nCookie: ${sessionCookieName({ PORTAL_URL })}=${cookie}\r\n`,
    body: JSON.stringify({ programmeId, children: [{ childId: `bk${number}`, claim }] }),
  })
  if (status !== 200) throw new Error(`a request was answered with ${status}`)
}

const insertBare = ({ programmeId }: MeasureOptions, client: Client, number: number) =>
  client.query({
    name: 'insert',
    text: `INSERT INTO "Subscription" ("id", "programmeId", "childId", "familyId", "tier", "claimTier",
        "ownTier", "orderKey", "claim", "claimState", "province", "likeness", "askedAt")
      VALUES ($1, $2, $3, $4, 1, 1, 1, $5, 'residence', 'declared', '42', $6, clock_timestamp())`,
    values: [
      ...[`bare${number}`, programmeId, `bk${number}`, `bf${number}`],
      ...[`1${String(Date.now() * 1_000).padStart(16, '0')}bare${number}`, `likeness ${number}`],
    ],
  })
