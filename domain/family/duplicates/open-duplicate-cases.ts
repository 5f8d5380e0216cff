import type { Database } from '@/prisma/database'
import { duplicateFoundLetter } from '../../mail/letters/duplicate-found'
import { tellFamily } from '../tell-family'

interface OpenCasesOptions {
  db: Database
  now: Date
  portalUrl: string
}

interface FoundPair {
  laterId: string
  laterFamilyId: string
  earlierId: string
  earlierFamilyId: string
  programmeId: string
}

const mostAtOnce = 100

/**
 * Makes a case of each subscription that decisions hold because another family's child looks the same, and
 * writes to both families: neither is told anything of the other. The earlier asked first and keeps what
 * it has. (In SQL, since Prisma cannot join on likeness.)
 */
export async function openDuplicateCases({ db, now, portalUrl }: OpenCasesOptions) {
  const pairs = await db.$queryRaw<FoundPair[]>`
    SELECT DISTINCT ON (later."id") later."id" AS "laterId", later."familyId" AS "laterFamilyId",
      earlier."id" AS "earlierId", earlier."familyId" AS "earlierFamilyId", later."programmeId"
    FROM "Subscription" later
    JOIN "Subscription" earlier ON earlier."programmeId" = later."programmeId"
      AND earlier."familyId" <> later."familyId"
      AND (earlier."likeness" = later."likeness" OR earlier."identityHash" = later."identityHash")
      AND earlier."state" NOT IN ('cancelled', 'refused')
      AND (earlier."askedAt", earlier."id") < (later."askedAt", later."id")
    WHERE later."duplicateState" = 'open' AND later."state" NOT IN ('cancelled', 'refused')
      AND NOT EXISTS (SELECT 1 FROM "DuplicateCase" c WHERE c."laterId" = later."id")
    ORDER BY later."id", earlier."askedAt", earlier."id"
    LIMIT ${mostAtOnce}`
  for (const pair of pairs) await openCase({ db, now, portalUrl }, pair)
  return pairs.length
}

async function openCase({ db, now, portalUrl }: OpenCasesOptions, pair: FoundPair) {
  const { laterId, earlierId, programmeId, laterFamilyId, earlierFamilyId } = pair
  await db.$transaction(async (tx) => {
    const opened = await tx.duplicateCase.createManyAndReturn({
      data: { laterId, earlierId, programmeId, foundAt: now },
      skipDuplicates: true,
    })
    for (const { id } of opened) {
      const url = new URL(`/family/duplicates/${id}`, portalUrl).href
      for (const side of ['later', 'earlier'] as const) {
        await tellFamily({
          ...{ db: tx, now, familyId: side === 'later' ? laterFamilyId : earlierFamilyId },
          letter: (locale) => duplicateFoundLetter({ locale, url, side }),
        })
      }
    }
  })
}
