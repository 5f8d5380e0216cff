import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { Gatherer } from '../gatherer'
import { type CurrentAccount, findSignIn } from './find-sign-in'
import { lifeFor } from './sign-in-life'

interface FindPlainOptions {
  db: Database
  now: Date
  signInId: string
}

interface Asked {
  now: Date
  signInId: string
}

/** Somebody who is signed in, and whether more than that is asked of them. */
type PlainSignIn = Pick<CurrentAccount, 'accountId' | 'secondFactor'>

const seenEveryMs = 60_000
const rowSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  isPlain: z.boolean(),
})

const gatherers = new WeakMap<Database, Gatherer<Asked, PlainSignIn | 'not_plain' | null>>()

/**
 * As `findSignIn`, for a door at which everybody comes at once: many look-ups are one. Whoever has a part in
 * the product or a second factor, which hardly any guardian has, is looked up as everywhere else.
 */
export async function findSignInAmongMany(options: FindPlainOptions): Promise<PlainSignIn | null> {
  const { db, now, signInId } = options
  const found = await gathererOf(db).ask({ now, signInId })
  return found === 'not_plain' ? findSignIn(options) : found
}

function gathererOf(db: Database) {
  const known = gatherers.get(db)
  if (known) return known
  const made = new Gatherer<Asked, PlainSignIn | 'not_plain' | null>({
    ...{ mostItems: 256, mostRounds: 2 },
    run: (items) => lookUp(db, items),
  })
  gatherers.set(db, made)
  return made
}

async function lookUp(db: Database, items: Asked[]) {
  const rows = z.array(rowSchema).parse(
    await db.$queryRaw`
      SELECT s."id", s."accountId", s."createdAt", s."lastSeenAt",
        NOT EXISTS (
          SELECT 1 FROM "RoleGrant" g WHERE g."accountId" = s."accountId" AND g."role" <> 'guardian'
        ) AND NOT EXISTS (
          SELECT 1 FROM "SecondFactor" f WHERE f."accountId" = s."accountId" AND f."confirmedAt" IS NOT NULL
        ) AS "isPlain"
      FROM "SignIn" s
      WHERE s."id" = ANY(${items.map(({ signInId }) => signInId)}) AND s."endedAt" IS NULL`,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const { idleMs, wholeMs } = lifeFor([])
  const unseen: string[] = []
  const found = items.map(({ now, signInId }) => {
    const row = byId.get(signInId)
    if (!row) return null
    if (!row.isPlain) return 'not_plain' as const
    const unseenMs = now.getTime() - row.lastSeenAt.getTime()
    if (unseenMs > idleMs || now.getTime() - row.createdAt.getTime() > wholeMs) return null
    if (unseenMs > seenEveryMs) unseen.push(signInId)
    return { accountId: row.accountId, secondFactor: 'none' as const }
  })
  const now = items[0]?.now
  if (unseen.length > 0 && now) {
    await db.signIn.updateMany({ where: { id: { in: unseen } }, data: { lastSeenAt: now } })
  }
  return found
}
