import { z } from 'zod'
import type { Database } from '@/prisma/database'
import { Gatherer } from '../gatherer'

/** A child for whom somebody asks, as its guardian's family has it. */
export interface AskingChild {
  childId: string
  familyId: string
  sealedProfile: string
  hasIdentity: boolean
  hasConsent: boolean
}

interface Asked {
  accountId: string
  childIds: readonly string[]
}

const rowSchema = z.object({
  number: z.number(),
  childId: z.string(),
  familyId: z.string(),
  sealedProfile: z.string(),
  hasIdentity: z.boolean(),
  hasConsent: z.boolean(),
})

const gatherers = new WeakMap<Database, Gatherer<Asked, AskingChild[]>>()

/** Of these children those that are of the account's family; many look-ups at once are one. */
export function findAskingChildren({ db, ...asked }: Asked & { db: Database }) {
  const known = gatherers.get(db)
  if (known) return known.ask(asked)
  const made = new Gatherer<Asked, AskingChild[]>({
    ...{ mostItems: 256, mostRounds: 2 },
    run: (items) => lookUp(db, items),
  })
  gatherers.set(db, made)
  return made.ask(asked)
}

async function lookUp(db: Database, items: Asked[]) {
  const pairs = items.flatMap(({ accountId, childIds }, number) =>
    childIds.map((childId) => ({ number, accountId, childId })),
  )
  const rows = await db.$queryRaw`
    SELECT a."number", k."id" AS "childId", k."familyId", k."sealedProfile",
      k."identityHash" IS NOT NULL AS "hasIdentity",
      EXISTS (
        SELECT 1 FROM "Consent" c
        WHERE c."childId" = k."id" AND c."purpose" = 'enrolment' AND c."withdrawnAt" IS NULL
      ) AS "hasConsent"
    FROM unnest(
      ${pairs.map(({ number }) => number)}::int[],
      ${pairs.map(({ accountId }) => accountId)}::text[],
      ${pairs.map(({ childId }) => childId)}::text[]
    ) AS a("number", "accountId", "childId")
    JOIN "Guardian" g ON g."accountId" = a."accountId"
    JOIN "Child" k ON k."id" = a."childId" AND k."familyId" = g."familyId"`
  const found: AskingChild[][] = items.map(() => [])
  for (const { number, ...child } of z.array(rowSchema).parse(rows)) found[number]?.push(child)
  return found
}
