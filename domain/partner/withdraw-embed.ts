import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'
import { markWithdrawn } from './mark-withdrawn'

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
    const embed = await tx.embed.findFirst({
      where: { id: embedId, withdrawnAt: null, ...of },
      select: { course: { select: { schoolId: true, titleZh: true } } },
    })
    if (!embed) return
    const { course } = embed
    await markWithdrawn({ tx, now, embedIds: [embedId] })
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId: course.schoolId, action: 'embed_withdrawn' },
      ...{ subjectId: embedId, details: { course: course.titleZh } },
    })
  })
}
