import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'

interface EraseOptions {
  db: Database
  now: Date
}

/**
 * Deletes the pictures whose time is over: some days after the decision, as the programme says; as long
 * after they were asked for when they were never sent; at once where the subscription has ended. A child's
 * own deletion takes them with it. That it happened stays on record, and the decision without its picture.
 */
export function eraseOldEvidence({ db, now }: EraseOptions): Promise<number> {
  return db.$transaction(async (tx) => {
    const erased = await tx.$queryRaw<{ id: string }[]>`
      UPDATE "Evidence" SET "erasedAt" = ${now}::timestamptz WHERE "id" IN (
        SELECT e."id" FROM "Evidence" e
        JOIN "Subscription" s ON s."id" = e."subscriptionId"
        JOIN "Programme" p ON p."id" = s."programmeId"
        WHERE e."erasedAt" IS NULL
          AND EXISTS (SELECT 1 FROM "EvidencePage" page WHERE page."evidenceId" = e."id")
          AND (
            (e."state" IN ('accepted', 'refused')
              AND e."decidedAt" + p."evidenceDays" * interval '1 day' <= ${now}::timestamptz)
            OR (e."state" IN ('asked', 'asked_again')
              AND (SELECT max(page."addedAt") FROM "EvidencePage" page WHERE page."evidenceId" = e."id")
                + p."evidenceDays" * interval '1 day' <= ${now}::timestamptz)
            OR s."state" = 'cancelled'
          )
        FOR UPDATE OF e SKIP LOCKED
      )
      RETURNING "id"`
    if (erased.length === 0) return 0
    const evidenceIds = erased.map(({ id }) => id)
    await tx.evidencePage.deleteMany({ where: { evidenceId: { in: evidenceIds } } })
    // What was only not sent in time can be sent anew.
    await tx.evidence.updateMany({
      where: { id: { in: evidenceIds }, state: { in: ['asked', 'asked_again'] } },
      data: { erasedAt: null },
    })
    await recordAuditEntry({
      ...{ db: tx, now, actorId: null, schoolId: null, action: 'evidence_erased' },
      details: { count: erased.length },
    })
    return erased.length
  })
}
