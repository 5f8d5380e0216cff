import type { Database } from '@/prisma/database'

interface FindPageOptions {
  db: Database
  now: Date
  accountId: string
  evidenceId: string
  page: number
}

/**
 * A picture, for the reviewer who has its evidence before them, or for a guardian of the family that sent it;
 * to everybody else there is none. Tells which of the two asks: a reviewer's look is to be logged.
 */
export async function findEvidencePage(options: FindPageOptions) {
  const { db, now, accountId, evidenceId, page } = options
  const found = await db.evidencePage.findUnique({
    where: { evidenceId_page: { evidenceId, page } },
    select: {
      sealedImage: true,
      evidence: {
        select: {
          ...{ heldById: true, heldUntil: true, appliesAt: true },
          subscription: { select: { childId: true, familyId: true } },
        },
      },
    },
  })
  if (!found) return null
  const { sealedImage, evidence } = found
  const { childId, familyId } = evidence.subscription
  const guardian = await db.guardian.count({ where: { accountId, familyId } })
  if (guardian > 0) return { sealedImage, childId, isReviewer: false }
  const { heldById, heldUntil, appliesAt } = evidence
  const isHeld = heldById === accountId && !appliesAt && heldUntil !== null && heldUntil > now
  return isHeld ? { sealedImage, childId, isReviewer: true } : null
}
