import { createHash } from 'node:crypto'
import type { Database, Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { checkDraw } from './audit/check-draw'
import { makeEntries, readEntries } from './audit/entries'
import { LineOfEntries } from './audit/line-of-entries'
import { ProblemList } from './audit/problem-list'
import { readDecisions } from './audit/read-decisions'
import { Replay } from './audit/replay'
import { lotOf } from './draw'
import type { ProgrammeRules } from './find-programme-rules'
import { hashRules } from './hash-rules'

interface AuditOptions {
  db: Database
  programmeId: string
}

const longestMs = 60 * 60_000

/**
 * Recomputes a programme's decisions from its rows: the chain of blocks, the draw, who stood where, that
 * nobody was passed over and no place given twice, the quota and the kept share at every moment. Says in
 * words what is wrong. Throws DomainError `programme_not_found`.
 */
export function auditProgramme({ db, programmeId }: AuditOptions) {
  return db.$transaction((tx) => audit(tx, programmeId), {
    isolationLevel: 'RepeatableRead',
    timeout: longestMs,
  })
}

async function audit(db: Transaction, programmeId: string) {
  const programme = await db.programme.findUnique({
    where: { id: programmeId, publishedAt: { not: null } },
    include: { tiers: { orderBy: { rank: 'asc' } }, tranches: true },
  })
  if (!programme) throw new DomainError('programme_not_found')
  const found = new ProblemList()
  if (programme.rulesHash !== hashRules(programme)) {
    found.add('The rules are not those that were published.')
  }
  await checkDraw({ db, programme, found })
  await makeEntries({ db, programme })
  const length = await countEntries(db)
  const line = new LineOfEntries(length)
  for await (const entry of readEntries({ db, programme })) {
    line.add(entry)
    checkLot({ programme, found, ...entry })
  }
  const chain = await followChain(db, { programme, line, found })
  for await (const { rank, state, nowTier, isCurrent } of readEntries({ db, programme })) {
    checkEnd({ line, found, rank, state: isCurrent ? state : null, nowTier })
  }
  const { problems, count } = found
  return {
    programmeId,
    asked: length,
    ...chain,
    isRight: count === 0,
    problemCount: count,
    problems,
  }
}

async function countEntries(db: Transaction) {
  const rows = await db.$queryRaw<{ length: number }[]>`
    SELECT count(*)::int AS "length" FROM "audit_entry"`
  return rows[0]?.length ?? 0
}

interface LotOptions {
  programme: ProgrammeRules
  found: ProblemList
  orderKey: string
  unitId: string
}

const hexDigits = 64

function checkLot({ programme: { drawSeed }, found, orderKey, unitId }: LotOptions) {
  if (!orderKey.startsWith('0')) return
  const lot = orderKey.slice(1, 1 + hexDigits)
  if (!drawSeed || lotOf(drawSeed, unitId) !== lot) {
    found.add(`The lot of ${unitId} does not follow from the seed.`)
  }
}

interface ChainOptions {
  programme: ProgrammeRules
  line: LineOfEntries
  found: ProblemList
}

/** Digests every block anew from the decisions, and lets the replay look at each. */
async function followChain(db: Transaction, { programme, line, found }: ChainOptions) {
  const replay = new Replay({ rules: programme, line, found })
  const decisions = readDecisions({ db, programme })
  let head = programme.rulesHash ?? ''
  let sequence = 0
  let blocks = 0
  for await (const block of readBlocks(db, programme.id)) {
    blocks += 1
    const wrong = (what: string) => found.add(`Block ${block.number}: ${what}.`)
    if (block.number !== blocks) wrong(`it follows block ${blocks - 1}`)
    const digest = createHash('sha256')
    digest.update(`${head}\n${block.number} ${block.at.getTime()} ${block.askedUntil.getTime()}\n`)
    let separator = ''
    while (sequence < block.lastSequence) {
      const next = await decisions.next()
      if (next.done) {
        wrong(`decision ${sequence + 1} is missing`)
        break
      }
      const { kind, tier, orderKey, subscriptionId } = next.value
      if (next.value.sequence !== sequence + 1) wrong(`decision ${sequence + 1} is missing`)
      sequence = next.value.sequence
      digest.update(`${separator}${sequence} ${kind} ${tier} ${orderKey} ${subscriptionId}`)
      separator = '\n'
      replay.take(next.value)
    }
    if (digest.digest('hex') !== block.hash) wrong('its digest does not follow from its decisions')
    head = block.hash
    replay.closeBlock(block)
  }
  const left = await decisions.next()
  if (!left.done) found.add(`Decision ${left.value.sequence} is in no block.`)
  return { decisions: sequence, blocks, head }
}

async function* readBlocks(db: Transaction, programmeId: string) {
  let after = 0
  for (;;) {
    const blocks = await db.decisionBlock.findMany({
      where: { programmeId, number: { gt: after } },
      orderBy: { number: 'asc' },
      take: 1_000,
    })
    yield* blocks
    const last = blocks.at(-1)
    if (!last) return
    after = last.number
  }
}

interface EndOptions {
  line: LineOfEntries
  found: ProblemList
  rank: number
  /** Of the subscription; null when it is gone, or stands anew elsewhere in the line. */
  state: string | null
  nowTier: number | null
}

/** How a row stands must be what its decisions say. */
function checkEnd({ line, found, rank, state, nowTier }: EndOptions) {
  const decided = line.standingOf(rank)
  const stands = standingOfRow(state)
  if (decided !== stands) {
    found.add(
      `Rank ${rank}: its decisions leave it ${decided}, and its row says ${state ?? 'nothing'}.`,
    )
  } else if (state !== null && nowTier !== line.tierOf(rank)) {
    found.add(
      `Rank ${rank}: its decisions leave it in tier ${line.tierOf(rank)}, and its row says ${nowTier}.`,
    )
  }
}

function standingOfRow(state: string | null) {
  if (state === 'requested' || state === 'waitlisted') return 'waiting'
  return state === 'granted' || state === 'offered' ? state : 'gone'
}
