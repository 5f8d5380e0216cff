import { z } from 'zod'
import { type Database, Prisma, type Transaction } from '@/prisma/database'
import { evidenceDueLetter } from '../mail/letters/evidence-due'
import { skipLocked } from './skip-locked'

interface RemindOptions {
  db: Database
  now: Date
  portalUrl: string
  /** In which letters say by when. */
  timeZone: string
  /** Documents at one go. */
  most?: number
}

const usualMost = 500

const missingSchema = z.array(
  z.object({
    evidenceId: z.string(),
    programmeId: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    claim: z.enum(['residence', 'medical_worker']).nullable(),
    until: z.date(),
    accountId: z.string(),
    email: z.string(),
    locale: z.string(),
  }),
)

type Missing = z.infer<typeof missingSchema>[number]

/**
 * Writes to the families whose evidence will be overdue in three days, or in the last third of its days where
 * these are few: a letter to each guardian, whatever number of children it is about. Any number of portals may
 * do it at once; nobody is written to twice. Gives how many documents it was about.
 */
export function remindOfEvidence(options: RemindOptions): Promise<number> {
  const { db, now } = options
  return db.$transaction(async (tx) => {
    const missing = await markReminded(tx, options)
    await tx.outgoingMail.createMany({
      data: groupByReader(missing).map((all) => ({
        ...writeReminder(all, options),
        ...{ createdAt: now, dueAt: now, isBulk: true },
      })),
    })
    return new Set(missing.map(({ evidenceId }) => evidenceId)).size
  })
}

async function markReminded(tx: Transaction, { now, most = usualMost }: RemindOptions) {
  const day = Prisma.sql`interval '1 day'`
  const rows = await tx.$queryRaw`
    WITH "due" AS MATERIALIZED (
      SELECT e."id", s."familyId", s."claim", p."id" AS "programmeId", p."nameZh", p."nameEn",
        e."askedAt" + p."evidenceDueDays" * ${day} AS "until"
      FROM "Evidence" e
      JOIN "Subscription" s ON s."id" = e."subscriptionId"
      JOIN "Programme" p ON p."id" = s."programmeId"
      WHERE e."state" IN ('asked', 'asked_again') AND e."remindedAt" IS NULL
        AND s."claimState" = 'evidence_asked' AND s."state" NOT IN ('cancelled', 'refused')
        AND p."endedAt" IS NULL
        AND e."askedAt" + (p."evidenceDueDays" - least(3, p."evidenceDueDays" / 3.0)) * ${day}
          <= ${now}::timestamptz
        AND e."askedAt" + p."evidenceDueDays" * ${day} > ${now}::timestamptz
      ORDER BY e."askedAt", s."familyId" LIMIT ${most}
      ${skipLocked}
    ),
    "marked" AS (
      UPDATE "Evidence" SET "remindedAt" = ${now}::timestamptz WHERE "id" IN (SELECT "id" FROM "due")
    )
    SELECT d."id" AS "evidenceId", d."programmeId", d."nameZh", d."nameEn", d."claim"::text, d."until",
      a."id" AS "accountId", a."email", a."locale"
    FROM "due" d
    JOIN "Guardian" g ON g."familyId" = d."familyId"
    JOIN "Account" a ON a."id" = g."accountId"
    ORDER BY d."until", d."id"`
  return missingSchema.parse(rows)
}

function groupByReader(missing: readonly Missing[]) {
  const groups = new Map<string, Missing[]>()
  for (const of of missing) {
    const reader = `${of.accountId} ${of.programmeId}`
    groups.set(reader, [...(groups.get(reader) ?? []), of])
  }
  return [...groups.values()]
}

function writeReminder(all: readonly Missing[], { portalUrl, timeZone }: RemindOptions) {
  const [{ email = '', locale = 'en', nameZh = '', nameEn = '' } = {}] = all
  const letter = evidenceDueLetter({
    ...{ locale, timeZone, programme: { zh: nameZh, en: nameEn } },
    missing: all.map(({ evidenceId, claim, until }) => ({
      ...{ claim, until, url: new URL(`/family/evidence/${evidenceId}`, portalUrl).href },
    })),
  })
  return { recipient: email, ...letter }
}
