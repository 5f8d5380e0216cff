import type { Database } from '@/prisma/database'
import { recordAuditEntry } from '../access/record-audit-entry'

interface RemoveWebhookOptions {
  db: Database
  now: Date
  actorId: string
  schoolId: string
  webhookId: string
}

/** Tells an address nothing more; what is on its way to it and its log go too. */
export function removeWebhook({ db, now, actorId, schoolId, webhookId }: RemoveWebhookOptions) {
  return db.$transaction(async (tx) => {
    const { count } = await tx.webhook.deleteMany({ where: { id: webhookId, schoolId } })
    if (count === 0) return
    await recordAuditEntry({
      ...{ db: tx, now, actorId, schoolId, action: 'webhook_removed', subjectId: webhookId },
    })
  })
}
