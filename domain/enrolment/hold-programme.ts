import { z } from 'zod'
import type { Database, Prisma, Transaction } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { lockProgramme } from './lock-programme'

const withRules = { tiers: { orderBy: { rank: 'asc' } }, tranches: true } as const

/** How far the chain of decisions has come. */
export interface ChainHead {
  number: number
  lastSequence: number
  hash: string
  /** Whoever asked until then was there to be decided about. */
  askedUntil: Date
  /** Who holds a place: altogether, and in the first tier. */
  holders: number
  firstHolders: number
}

/** A programme that nobody else decides about, until the transaction ends. */
export interface HeldProgramme extends Prisma.ProgrammeGetPayload<{ include: typeof withRules }> {
  /** The moment of what is decided now: never before what was decided last. */
  at: Date
  head: ChainHead
}

interface HoldOptions {
  programmeId: string
  /** For tests: the moment instead of the database's. */
  at?: Date
}

const clockSchema = z.tuple([z.object({ at: z.date() })])
const longestMs = 120_000
const longestWaitMs = 30_000

/** Holds a published programme. Throws DomainError `programme_not_found`. */
export async function holdProgramme(tx: Transaction, { programmeId, at }: HoldOptions) {
  await lockProgramme(tx, programmeId)
  await findByIndex(tx)
  const programme = await tx.programme.findUnique({
    where: { id: programmeId, publishedAt: { not: null } },
    include: withRules,
  })
  if (!programme) throw new DomainError('programme_not_found')
  const block = await tx.decisionBlock.findFirst({
    where: { programmeId },
    orderBy: { number: 'desc' },
  })
  const moment = at ?? (await readClock(tx))
  const head = block ?? {
    ...{ number: 0, lastSequence: 0, holders: 0, firstHolders: 0 },
    ...{ hash: programme.rulesHash ?? '', askedUntil: new Date(0) },
  }
  const held: HeldProgramme = {
    ...programme,
    head,
    at: block && block.at > moment ? block.at : moment,
  }
  return held
}

/**
 * Until the transaction ends, rows are found by their keys. A step is about some thousands of children, and
 * PostgreSQL, which cannot know that, would read the tables of a whole country for each.
 */
const findByIndex = (tx: Transaction) => tx.$executeRaw`
  SELECT set_config("name", 'off', true)
  FROM unnest(ARRAY['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']) "name"`

async function readClock(tx: Transaction) {
  const rows = await tx.$queryRaw`SELECT date_trunc('milliseconds', clock_timestamp()) AS "at"`
  return clockSchema.parse(rows)[0].at
}

type UnderLock<Answer> = (tx: Transaction, programme: HeldProgramme) => Promise<Answer>

/** One transaction that decides something about a programme. */
export function whileHolding<Answer>(
  { db, ...options }: HoldOptions & { db: Database },
  deed: UnderLock<Answer>,
) {
  return db.$transaction(async (tx) => deed(tx, await holdProgramme(tx, options)), {
    timeout: longestMs,
    maxWait: longestWaitMs,
  })
}
