import { z } from 'zod'
import { type Database, Prisma } from '@/prisma/database'

interface FindPlaceOptions {
  db: Database
  now: Date
  programmeId: string
  tier: number
  /** Where the subscription stands in its tier. */
  orderKey: string
  id: string
}

interface Mark {
  orderKey: string
  id: string
  /** Who waits up to it, itself included. */
  number: number
}

/** A tier's line at a moment: one mark in every so many who wait. */
interface Line {
  marks: Mark[]
  of: number
  asOf: Date
}

const betweenMarks = 1_000
/** A line as short is counted anew each time. */
const shortLine = 5_000
const keptMs = 30_000

type KnownLines = Map<string, { line: Promise<Line>; until: number }>

const lines = new WeakMap<Database, KnownLines>()

/**
 * Which place of its tier a subscription has that waits, and of how many: a family keeps the page open that
 * says so, and a country's families do. A long line is counted once in half a minute for all of them, with a
 * mark at every thousandth; from the last mark before it each is counted by itself.
 */
export async function findPlace(options: FindPlaceOptions) {
  const { db, programmeId, tier, orderKey, id } = options
  const { marks, of, asOf } = await readLine(options)
  const mark = marks.findLast((one) => isUpTo(one, { orderKey, id }))
  const { orderKey: afterKey = '', id: afterId = '', number = 0 } = mark ?? {}
  const [{ between }] = countSchema.parse(
    await db.$queryRaw`
      SELECT count(*)::int AS "between" FROM "Subscription"
      WHERE ${waiting({ programmeId, tier })}
        AND ("orderKey", "id") > (${afterKey}, ${afterId}) AND ("orderKey", "id") <= (${orderKey}, ${id})`,
  )
  return { number: number + between, of: Math.max(of, number + between), asOf }
}

// Held or not, as the index has it before the tier.
const waiting = ({ programmeId, tier }: Pick<FindPlaceOptions, 'programmeId' | 'tier'>) =>
  Prisma.sql`"programmeId" = ${programmeId} AND "state" IN ('requested', 'waitlisted')
    AND "isHeld" = ANY(ARRAY[false, true]) AND "tier" = ${tier}`

const countSchema = z.tuple([z.object({ between: z.number() })])

// As the database compares: both are digits and letters of ASCII, in its "C" order.
const isUpTo = (mark: Mark, own: Pick<Mark, 'orderKey' | 'id'>) =>
  mark.orderKey < own.orderKey || (mark.orderKey === own.orderKey && mark.id <= own.id)

async function readLine(options: FindPlaceOptions): Promise<Line> {
  const { db, now, programmeId, tier } = options
  const known: KnownLines = lines.get(db) ?? new Map()
  lines.set(db, known)
  const key = `${programmeId} ${tier}`
  const kept = known.get(key)
  if (kept && now.getTime() < kept.until) return kept.line
  const entry = { line: countLine(options), until: now.getTime() + keptMs }
  known.set(key, entry)
  const forget = () => known.get(key) === entry && known.delete(key)
  entry.line.then((line) => line.of < shortLine && forget(), forget)
  return entry.line
}

const rowSchema = z.object({ orderKey: z.string(), id: z.string(), number: z.number() })
const answerSchema = z.array(rowSchema.extend({ of: z.number() }))

async function countLine({ db, now, programmeId, tier }: FindPlaceOptions): Promise<Line> {
  const rows = answerSchema.parse(
    await db.$queryRaw`
      SELECT * FROM (
        SELECT "orderKey", "id", (row_number() OVER (ORDER BY "orderKey", "id"))::int AS "number",
          (count(*) OVER ())::int AS "of"
        FROM "Subscription"
        WHERE ${waiting({ programmeId, tier })}
      ) "line"
      WHERE "number" % ${betweenMarks} = 0 OR "number" = "of" ORDER BY "number"`,
  )
  const of = rows.at(-1)?.of ?? 0
  return { of, asOf: now, marks: rows.filter(({ number }) => number % betweenMarks === 0) }
}
