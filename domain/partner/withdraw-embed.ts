import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'

interface WithdrawOptions {
  db: Database
  now: Date
  actorId: string
  /** Whose embed it must be. */
  of: { partnerId: string } | { course: { schoolId: string } }
  embedId: string
}

/** Takes an embed off the air, for good: whoever watches on it is told so within seconds. */
export function withdrawEmbed({ db, now, actorId, of, embedId }: WithdrawOptions) {
  return db.$transaction(async (tx) => {
    const { count } = await tx.embed.updateMany({
      where: { id: embedId, withdrawnAt: null, ...of },
      data: { withdrawnAt: now },
    })
    if (count === 0) return
    const { course } = await tx.embed.findUniqueOrThrow({
      where: { id: embedId },
      select: { course: { select: { schoolId: true, titleZh: true } } },
    })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: course.schoolId, action: 'embed_withdrawn' },
      ...{ subjectId: embedId, details: { course: course.titleZh } },
    })
  })
}
